-- Renders that were paid with credits are not renders of the month's quota.
alter table monthly_usage
  add column credits bigint   not null default 0 check (credits >= 0),
  -- The highest share of the quota, in percent, that an event has told of this month.
  add column told    smallint not null default 0;

-- Renders of one key in a month, from the quota and by credits.
create table key_usage (
  key_id  text   not null references api_key,
  month   date   not null,
  renders bigint not null check (renders >= 0),
  primary key (key_id, month)
);

-- What a workspace has bought beside its plan: the sum of its entries.
create table credit_balance (
  workspace_id text   primary key references workspace,
  balance      bigint not null check (balance >= 0)
);

-- The ledger: entries are added, and never changed.
create table credit_entry (
  id           bigint      generated always as identity primary key,
  workspace_id text        not null references workspace,
  amount       bigint      not null check (amount <> 0),
  reason       text        not null check (reason in ('BOUGHT', 'RENDERED', 'GIVEN_BACK', 'REFUNDED')),
  -- What brought it about, such as a provider's event; the same is never entered twice.
  reference    text        unique,
  created_at   timestamptz not null
);
create index credit_entry_of_workspace on credit_entry (workspace_id, id);

-- What happened to a workspace, for those who are to be told: written by the transaction that made it true, and read
-- in the order of id.
create table event (
  id           bigint      generated always as identity primary key,
  workspace_id text        not null references workspace,
  type         text        not null,
  data         jsonb       not null,
  created_at   timestamptz not null
);

-- Renders taken for a batch that is being delivered. Whoever delivers it says so time and again; when that stops,
-- they are given back.
create table reservation (
  id           bigint      generated always as identity primary key,
  workspace_id text        not null references workspace,
  key_id       text        references api_key,
  month        date        not null,
  -- Of the quota, and by credits.
  renders      bigint      not null check (renders >= 0),
  credits      bigint      not null check (credits >= 0),
  alive_at     timestamptz not null
);

-- Takes renders: credits first, then the month's quota. It is a function because every render calls it: one round trip,
-- and the row of the month orders all that happens to one workspace.
--
--   quota       what the plan has a month; null without a limit. Events tell when it is nearly, and all used.
--   quota_cap   what may be used of it; null where more is billed
--   key_cap     what the key may use; null where that is what the workspace may
--   reserving   whether they are set aside only
create function take_renders(
  of_workspace text, of_key text, in_month date, wanted bigint, all_or_none boolean,
  quota bigint, quota_cap bigint, key_cap bigint, reserving boolean)
returns table (granted bigint, by_credit bigint, used bigint, used_by_key bigint, reservation_id bigint)
language plpgsql as $$
declare
  by_quota     bigint;
  credits_left bigint;
  told_until   smallint;
  level        smallint;
begin
  select u.renders, u.told into used, told_until
    from monthly_usage u where u.workspace_id = of_workspace and u.month = in_month for update;
  if not found then
    insert into monthly_usage (workspace_id, month, renders) values (of_workspace, in_month, 0)
      on conflict do nothing;
    select u.renders, u.told into used, told_until
      from monthly_usage u where u.workspace_id = of_workspace and u.month = in_month for update;
  end if;
  select k.renders into used_by_key from key_usage k where k.key_id = of_key and k.month = in_month;
  used_by_key := coalesce(used_by_key, 0);
  select b.balance into credits_left
    from credit_balance b where b.workspace_id = of_workspace for update;
  credits_left := coalesce(credits_left, 0);

  granted := least(wanted, greatest(coalesce(key_cap - used_by_key, wanted), 0));
  by_credit := least(granted, credits_left);
  by_quota := least(granted - by_credit, greatest(coalesce(quota_cap - used, granted), 0));
  granted := by_credit + by_quota;
  if granted = 0 or (all_or_none and granted < wanted) then
    granted := 0;
    by_credit := 0;
    return next;
    return;
  end if;

  used := used + by_quota;
  used_by_key := used_by_key + granted;
  foreach level in array array[75, 100] loop
    if told_until < level and by_quota > 0 and used * 100 >= quota * level then
      told_until := level;
      insert into event (workspace_id, type, data, created_at) values (
        of_workspace, 'quota.threshold_' || level,
        jsonb_build_object('month', to_char(in_month, 'YYYY-MM'), 'monthly_quota', quota, 'used_this_month', used),
        now());
    end if;
  end loop;
  update monthly_usage u
    set renders = used, credits = u.credits + by_credit, told = told_until
    where u.workspace_id = of_workspace and u.month = in_month;
  if of_key is not null then
    insert into key_usage as k (key_id, month, renders) values (of_key, in_month, granted)
      on conflict (key_id, month) do update set renders = k.renders + excluded.renders;
  end if;
  if by_credit > 0 then
    credits_left := credits_left - by_credit;
    update credit_balance b set balance = credits_left where b.workspace_id = of_workspace;
    insert into credit_entry (workspace_id, amount, reason, created_at)
      values (of_workspace, -by_credit, 'RENDERED', now());
  end if;
  if reserving then
    insert into reservation (workspace_id, key_id, month, renders, credits, alive_at)
      values (of_workspace, of_key, in_month, by_quota, by_credit, now())
      returning id into reservation_id;
  end if;
  return next;
end
$$;

-- Gives a reservation back; false when it was given back, or settled, before.
create function give_back_renders(of_reservation bigint) returns boolean
language plpgsql as $$
declare
  given reservation;
begin
  delete from reservation r where r.id = of_reservation returning * into given;
  if not found then
    return false;
  end if;
  update monthly_usage u set renders = u.renders - given.renders, credits = u.credits - given.credits
    where u.workspace_id = given.workspace_id and u.month = given.month;
  update key_usage k set renders = k.renders - given.renders - given.credits
    where k.key_id = given.key_id and k.month = given.month;
  if given.credits > 0 then
    update credit_balance b set balance = b.balance + given.credits
      where b.workspace_id = given.workspace_id;
    insert into credit_entry (workspace_id, amount, reason, created_at)
      values (given.workspace_id, given.credits, 'GIVEN_BACK', now());
  end if;
  return true;
end
$$;
