-- Letters to be sent: kept until they are, by whichever node comes first. What they say is sealed.
create table mail (
  id          text        primary key,
  recipient   text        not null,
  content     bytea       not null,
  created_at  timestamptz not null,
  attempts    integer     not null default 0,
  next_try_at timestamptz not null
);
create index mail_by_next_try on mail (next_try_at);

-- What a letter asks its reader to send back, by its SHA-256; good once.
create table proof_of_mail (
  hash       bytea       primary key,
  account_id text        not null references account,
  purpose    text        not null check (purpose in ('VERIFY', 'RESET')),
  expires_at timestamptz not null
);
create index proof_of_mail_by_account on proof_of_mail (account_id);

-- The second factor: a secret shared with an app, sealed. It counts once it is confirmed.
create table second_factor (
  account_id   text        primary key references account,
  secret       bytea       not null,
  confirmed_at timestamptz,
  -- No code of this step of time, or of one before, is taken again.
  last_step    bigint      not null default 0
);

-- For when the app is lost: each good once. 80 random bits, so that a fast hash is enough.
create table recovery_code (
  account_id text  not null references account,
  hash       bytea not null,
  primary key (account_id, hash)
);

create table invitation (
  id           text        primary key,
  workspace_id text        not null references workspace,
  email        text        not null,
  role         text        not null check (role in ('VIEWER', 'EDITOR', 'ADMIN', 'OWNER')),
  hash         bytea       not null unique,
  invited_by   text        not null references account,
  created_at   timestamptz not null,
  expires_at   timestamptz not null
);
create unique index invitation_by_email on invitation (workspace_id, lower(email));
