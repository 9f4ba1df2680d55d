ALTER TABLE onehot_provider ADD COLUMN headers TEXT NOT NULL DEFAULT '';
ALTER TABLE onehot_provider ADD COLUMN organization TEXT NOT NULL DEFAULT '';
ALTER TABLE onehot_provider ADD COLUMN project TEXT NOT NULL DEFAULT '';
ALTER TABLE onehot_provider ADD COLUMN resource TEXT NOT NULL DEFAULT '';
ALTER TABLE onehot_provider ADD COLUMN deployment TEXT NOT NULL DEFAULT '';
ALTER TABLE onehot_provider ADD COLUMN api_version TEXT NOT NULL DEFAULT '';
ALTER TABLE onehot_provider ADD COLUMN timeout_seconds INTEGER NOT NULL DEFAULT 0;
ALTER TABLE onehot_provider ADD COLUMN proxy TEXT NOT NULL DEFAULT '';
ALTER TABLE onehot_provider ADD COLUMN position REAL;
ALTER TABLE onehot_provider ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE onehot_provider ADD COLUMN key_label TEXT NOT NULL DEFAULT '';
ALTER TABLE onehot_deleted_provider ADD COLUMN headers TEXT NOT NULL DEFAULT '';
ALTER TABLE onehot_deleted_provider ADD COLUMN organization TEXT NOT NULL DEFAULT '';
ALTER TABLE onehot_deleted_provider ADD COLUMN project TEXT NOT NULL DEFAULT '';
ALTER TABLE onehot_deleted_provider ADD COLUMN resource TEXT NOT NULL DEFAULT '';
ALTER TABLE onehot_deleted_provider ADD COLUMN deployment TEXT NOT NULL DEFAULT '';
ALTER TABLE onehot_deleted_provider ADD COLUMN api_version TEXT NOT NULL DEFAULT '';
ALTER TABLE onehot_deleted_provider ADD COLUMN timeout_seconds INTEGER NOT NULL DEFAULT 0;
ALTER TABLE onehot_deleted_provider ADD COLUMN proxy TEXT NOT NULL DEFAULT '';
ALTER TABLE onehot_deleted_provider ADD COLUMN position REAL;
ALTER TABLE onehot_deleted_provider ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE onehot_deleted_provider ADD COLUMN key_label TEXT NOT NULL DEFAULT '';
CREATE TABLE onehot_key(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    provider_id INTEGER NOT NULL,
    label TEXT NOT NULL,
    api_key TEXT NOT NULL
);
CREATE INDEX onehot_key_provider ON onehot_key(provider_id);
CREATE TABLE onehot_check(
    provider_id INTEGER PRIMARY KEY,
    row_updated_at TEXT NOT NULL,
    at TEXT NOT NULL,
    url TEXT NOT NULL,
    reachable TEXT NOT NULL,
    reachable_ms INTEGER,
    key_accepted TEXT NOT NULL,
    key_ms INTEGER,
    model_answers TEXT NOT NULL,
    model_ms INTEGER,
    model_count INTEGER,
    failure TEXT,
    status INTEGER,
    detail TEXT,
    vendor_message TEXT,
    retry_after INTEGER,
    models TEXT NOT NULL
);
ALTER TABLE onehot_history ADD COLUMN gesture INTEGER;
ALTER TABLE onehot_history ADD COLUMN key_before TEXT;
CREATE TABLE onehot_undo(
    gesture INTEGER NOT NULL,
    undoes INTEGER NOT NULL,
    PRIMARY KEY(gesture, undoes)
) WITHOUT ROWID;
CREATE INDEX onehot_history_revision ON onehot_history(revision);
UPDATE onehot_history SET gesture = (SELECT min(h.change) FROM onehot_history h WHERE h.revision = onehot_history.revision);
DROP INDEX onehot_history_revision;
