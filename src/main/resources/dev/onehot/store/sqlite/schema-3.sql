ALTER TABLE onehot_provider ADD COLUMN addresses TEXT NOT NULL DEFAULT '';
ALTER TABLE onehot_deleted_provider ADD COLUMN addresses TEXT NOT NULL DEFAULT '';
