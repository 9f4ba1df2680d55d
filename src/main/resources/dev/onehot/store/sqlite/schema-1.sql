CREATE TABLE IF NOT EXISTS settings(
    key TEXT PRIMARY KEY,
    value TEXT,
    updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP
);
CREATE TABLE IF NOT EXISTS ai_providers(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    provider_name TEXT NOT NULL,
    api_key TEXT NOT NULL,
    model TEXT,
    is_active INTEGER DEFAULT 0,
    created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP
);
CREATE TABLE onehot_meta(
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE onehot_provider(
    provider_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    base_url TEXT NOT NULL,
    notes TEXT NOT NULL
);
CREATE TABLE onehot_deleted_provider(
    provider_id INTEGER PRIMARY KEY,
    deleted_at TEXT NOT NULL,
    provider_name TEXT NOT NULL,
    api_key TEXT NOT NULL,
    model TEXT,
    is_active INTEGER NOT NULL,
    created_at TEXT,
    kind TEXT,
    base_url TEXT,
    notes TEXT
);
CREATE TABLE onehot_history(
    change INTEGER PRIMARY KEY,
    revision INTEGER NOT NULL,
    at TEXT NOT NULL,
    origin TEXT NOT NULL,
    what TEXT NOT NULL,
    subject TEXT NOT NULL,
    name TEXT NOT NULL,
    action TEXT NOT NULL,
    before TEXT,
    after TEXT
);
