const GROUPS = ["a", "b", "c", "d", "e", "f"];

/** A placeholder for the form. */
export function EditSkeleton() {
  return (
    <main id="main" className="page" aria-busy="true">
      <p className="sr-only" role="status">
        Loading the policy
      </p>
      <div className="edit-head">
        <span className="bone thin" style={{ width: "5rem" }} />
        <span className="bone" style={{ width: "14rem" }} />
      </div>
      <div className="groups">
        {GROUPS.map((group) => (
          <div key={group} className="group skeleton">
            <span className="bone" style={{ width: "40%" }} />
            <span className="bone thin" style={{ width: "80%" }} />
            <span className="bone thin" style={{ width: "70%" }} />
          </div>
        ))}
      </div>
    </main>
  );
}
