-- A workspace owns keys and codes, and pays.
create table workspace (
  id         text        primary key,
  name       text        not null,
  plan       text        not null,
  created_at timestamptz not null
);

-- Of a key only its SHA-256 is kept.
create table api_key (
  id           text        primary key,
  workspace_id text        not null references workspace,
  name         text        not null,
  prefix       text        not null,
  hash         bytea       not null unique,
  scope        text        not null check (scope in ('RENDER', 'FULL')),
  created_at   timestamptz not null,
  last_used_at timestamptz,
  revoked_at   timestamptz
);
create index api_key_of_workspace on api_key (workspace_id);

-- Renders by calendar month, UTC; month is its first day.
create table monthly_usage (
  workspace_id text   not null references workspace,
  month        date   not null,
  renders      bigint not null check (renders >= 0),
  primary key (workspace_id, month)
);
