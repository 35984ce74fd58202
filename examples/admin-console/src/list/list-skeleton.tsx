const ROWS = [62, 38, 54, 71, 45, 58, 33, 66];

/** A placeholder of the same size as the list. */
export function ListSkeleton() {
  return (
    <div className="rows" role="status">
      <span className="sr-only">Loading the policies</span>
      {ROWS.map((width) => (
        <div key={width} className="row skeleton" aria-hidden="true">
          <div className="row-text">
            <span className="bone" style={{ width: `${width / 2}%` }} />
            <span className="bone thin" style={{ width: `${width}%` }} />
          </div>
          <span className="row-badges" />
          <span className="row-count">
            <span className="bone thin" />
          </span>
        </div>
      ))}
    </div>
  );
}
