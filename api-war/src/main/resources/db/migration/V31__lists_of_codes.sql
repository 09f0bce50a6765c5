-- Lists of codes, by an index each.
create index code_by_update on code (workspace_id, updated_at desc, id desc) where deleted_at is null;
create index code_by_name on code (workspace_id, name, id) where deleted_at is null;
create index code_by_tag on code using gin (tags jsonb_path_ops) where deleted_at is null;

-- How long the list is that is asked for most: read from the index alone.
create index code_listed on code (workspace_id) where deleted_at is null and archived_at is null;

-- The words by which a code is found: what is between its letters and digits separates them.
create function code_words(name text, short_id text, destination text, tags jsonb) returns tsvector
language sql immutable parallel safe as $$
  select to_tsvector('simple', regexp_replace(
    lower(coalesce(name, '') || ' ' || short_id || ' ' || destination || ' ' || tags::text), '[^[:alnum:]]+', ' ', 'g'))
$$;
create index code_by_words on code using gin (code_words(name, short_id, destination, tags)) where deleted_at is null;

-- How many codes of a workspace are active, which plans bound.
create index code_active on code (workspace_id) where active and deleted_at is null;
