-- What an operator sets for one workspace; null is what its plan says.
alter table workspace
  add column rate_limit integer check (rate_limit > 0),
  add column seats integer check (seats > 0),
  add column suspended boolean not null default false;

-- A person who signs in. Of the password an Argon2id hash is kept, as a PHC string.
create table account (
  id          text        primary key,
  email       text        not null,
  name        text        not null,
  password    text        not null,
  verified_at timestamptz,
  created_at  timestamptz not null
);
create unique index account_by_email on account (lower(email));

create table member (
  id           text        primary key,
  workspace_id text        not null references workspace,
  account_id   text        not null references account,
  role         text        not null check (role in ('VIEWER', 'EDITOR', 'ADMIN', 'OWNER')),
  created_at   timestamptz not null,
  unique (workspace_id, account_id)
);
create index member_by_account on member (account_id);

-- What access tokens are signed with; the private key is sealed.
create table signing_key (
  id          text        primary key,
  public_key  bytea       not null,
  private_key bytea       not null,
  signs_from  timestamptz not null,
  signs_until timestamptz not null
);

-- A sign-in, for one workspace: the family of the refresh tokens that follow each other.
create table session (
  id           text        primary key,
  account_id   text        not null references account,
  workspace_id text        not null references workspace,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  closed_at    timestamptz
);
create index session_by_account on session (account_id);

-- Of a refresh token only its SHA-256 is kept.
create table refresh_token (
  hash       bytea       primary key,
  session_id text        not null references session on delete cascade,
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index refresh_token_by_session on refresh_token (session_id);
