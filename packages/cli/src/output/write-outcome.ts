import { redactText, spellingsOf } from "@confident-admin/core/internal";
