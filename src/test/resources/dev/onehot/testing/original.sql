CREATE TABLE settings(key TEXT PRIMARY KEY, value TEXT, updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP);
CREATE TABLE ai_providers(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    provider_name TEXT NOT NULL,
    api_key TEXT NOT NULL,
    model TEXT,
    is_active INTEGER DEFAULT 0,
    created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP
);
CREATE TABLE stocks(id INTEGER PRIMARY KEY, ticker TEXT UNIQUE, note TEXT);
CREATE INDEX stocks_by_note ON stocks(note);
INSERT INTO settings(key, value) VALUES ('DEFAULT_AGENT_FRAMEWORK', 'crewai');
INSERT INTO settings(key, value) VALUES ('MONTHLY_BUDGET_LIMIT', '1500.0');
INSERT INTO settings(key, value) VALUES ('FINNHUB_API_KEY', 'sk-data-0123456789abcdef');
INSERT INTO settings(key, value, updated_at) VALUES ('EMPTY', NULL, NULL);
INSERT INTO ai_providers(provider_name, api_key, model, is_active) VALUES ('openai', 'sk-openai-0123456789abcdef', 'gpt-4o', 0);
INSERT INTO ai_providers(provider_name, api_key, model, is_active) VALUES ('anthropic', 'sk-ant-0123456789abcdef', NULL, 1);
INSERT INTO ai_providers(provider_name, api_key, model, is_active, created_at, updated_at) VALUES ('xai', '', 'grok-4', NULL, NULL, NULL);
INSERT INTO stocks(ticker, note) VALUES ('ACME', 'kept by the original');
