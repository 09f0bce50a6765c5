alter table api_key
  -- The plan that a key is capped to; null for its workspace's.
  add column plan           text,
  add column expires_at     timestamptz,
  -- The secret before the last rotation, while it still works.
  add column previous_hash  bytea unique,
  add column previous_until timestamptz;
