CREATE TABLE onehot_token(
    name TEXT PRIMARY KEY,
    hash TEXT NOT NULL,
    salt TEXT NOT NULL,
    pinned INTEGER,
    models TEXT NOT NULL DEFAULT '',
    made_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE onehot_usage(
    day TEXT NOT NULL,
    provider_id INTEGER NOT NULL,
    program TEXT NOT NULL,
    model TEXT NOT NULL,
    requests INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    input INTEGER NOT NULL,
    cached INTEGER NOT NULL,
    output INTEGER NOT NULL,
    last_at TEXT NOT NULL,
    PRIMARY KEY(day, provider_id, program, model)
) WITHOUT ROWID;
