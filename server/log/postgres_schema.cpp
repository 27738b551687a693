#include "log/postgres_schema.hpp"

#include <array>
#include <chrono>
#include <string>

namespace dais::log {
namespace {

constexpr int oldest_server = 150000;

// Making an index over a long log takes a while, and so may waiting for another node that does.
constexpr std::chrono::minutes migrates_within(10);

// The lock that whoever does it holds, by a number that nobody else is likely to use.
constexpr auto migrating = "4900";

// One of each version, from 1 on; what has been released is not changed any more. Programs of the release before go on while one is done:
// it adds, and takes away nothing that they use. What they cannot do without raises `usable_from`.
//
// Locks are taken in one order, by all: the log's row, then sessions by their numbers. All numbers in a link are 8 bytes, the lowest first.
constexpr std::array migrations{
    R"sql(
create schema dais;
revoke all on schema dais from public;

create table dais.log(is_one boolean primary key default true check(is_one), version bigint not null, usable_from bigint not null,
                      last_number bigint not null);
insert into dais.log(version, usable_from, last_number) values(1, 1, 0);

create table dais.sessions(number bigint primary key, name bytea not null unique, seq bigint not null, at bigint not null,
                           told bigint not null, link bytea not null) with (fillfactor = 50);

create table dais.entries(session bigint not null, seq bigint not null, at bigint not null, id bytea not null, payload bytea not null,
                          salt bytea not null, link bytea not null, rewritten bytea, primary key(session, seq));
create unique index entries_by_id on dais.entries(session, id);

create unlogged table dais.checkpoints(session bigint primary key, bytes bytea not null);
alter table dais.checkpoints alter column bytes set storage external;

-- The key of the links, where there is one.
create table dais.keys(is_one boolean primary key default true check(is_one), key bytea not null);

-- The servers that have been heard of lately, and what each says of sessions.
create unlogged table dais.nodes(node bytea primary key, heard bigint not null);
create unlogged table dais.bulletins(session bytea not null, node bytea not null, text bytea not null, primary key(session, node))
  with (fillfactor = 50);

create view dais.records as
  select convert_from(s.name, 'UTF8') as session, e.seq, to_timestamp(e.at / 1000.0) as at, convert_from(e.id, 'UTF8') as id,
         convert_from(e.payload, 'UTF8')::jsonb as payload
  from dais.entries e join dais.sessions s on s.number = e.session;

create function dais.now_ms() returns bigint language sql volatile as
  $$ select floor(extract(epoch from clock_timestamp()) * 1000)::bigint $$;

create function dais.low_first(number bigint) returns bytea language sql immutable strict as
  $$ select substr(b, 8, 1) || substr(b, 7, 1) || substr(b, 6, 1) || substr(b, 5, 1) || substr(b, 4, 1) || substr(b, 3, 1) ||
            substr(b, 2, 1) || substr(b, 1, 1) from int8send(number) as b $$;

-- The entries of a call are given session by session: those of names[k] are firsts[k] to lasts[k]. numbers[k]: of the session that is
-- meant, without which nothing is appended to it; 0 is whichever has that name, or a new one. `ends`: what a link is made of behind the
-- time. `is_new`: by this call, or by one before with the same salt. Where a session is forgotten meanwhile, calling again begins it anew.
create function dais.append(names bytea[], numbers bigint[], firsts bigint[], lasts bigint[], ids bytea[], payloads bytea[], salts bytea[],
                            ends bytea[])
  returns table(place bigint, number bigint, entry_seq bigint, entry_at bigint, entry_link bytea, is_new boolean)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  head record;
  stamp bigint;
  time_in_link bytea;
  new_name bytea;
  hint text := '';
  found_any bigint := 0;
begin
  if exists(select from unnest(names, numbers) w(name, number)
            where w.number = 0 and not exists(select from dais.sessions s where s.name = w.name)) then
    perform from dais.log for update;
    for new_name in select w.name from unnest(names, numbers) w(name, number) where w.number = 0 loop
      if not exists(select from dais.sessions s where s.name = new_name) then
        update dais.log set last_number = last_number + 1;
        insert into dais.sessions(number, name, seq, at, told, link)
          select l.last_number, new_name, 0, dais.now_ms(), dais.now_ms(),
                 substr(sha256(convert_to('session ', 'UTF8') || new_name), 1, 16) from dais.log l;
      end if;
    end loop;
  end if;
  for head in select s.*, w.wanted, w.first, w.last from unnest(names, numbers, firsts, lasts) as w(name, wanted, first, last)
              join dais.sessions s on s.name = w.name and w.wanted in (0, s.number) order by s.number for update of s loop
    if head.wanted = 0 then found_any := found_any + 1; end if;
    number := head.number;
    stamp := greatest(head.at, head.told, dais.now_ms());
    time_in_link := dais.low_first(stamp);
    for i in head.first .. head.last loop
      place := i;
      entry_seq := head.seq + 1;
      entry_at := stamp;
      entry_link := substr(sha256(head.link || dais.low_first(entry_seq) || time_in_link || ends[i]), 1, 16);
      insert into dais.entries(session, seq, at, id, payload, salt, link)
        values(head.number, entry_seq, entry_at, ids[i], payloads[i], salts[i], entry_link) on conflict(session, id) do nothing;
      is_new := found;
      if is_new then
        head.seq := entry_seq;
        head.at := entry_at;
        head.link := entry_link;
      else
        select e.seq, e.at, e.link, e.salt = salts[i] into entry_seq, entry_at, entry_link, is_new
          from dais.entries e where e.session = head.number and e.id = ids[i];
      end if;
      return next;
    end loop;
    -- Also where all was there: whoever is told so is told what a standby has.
    update dais.sessions s set seq = head.seq, at = head.at, told = greatest(head.told, stamp), link = head.link
      where s.number = head.number;
    hint := hint || head.number || ' ';
  end loop;
  if found_any <> (select count(*) from unnest(numbers) wanted where wanted = 0) then
    raise exception 'a session was forgotten meanwhile' using errcode = 'serialization_failure';
  end if;
  perform pg_notify('dais_log', case when length(hint) < 7000 then hint else '' end);
end $$;

create function dais.find(wanted_name bytea, wanted_id bytea)
  returns table(now bigint, seq bigint, at bigint, id bytea, payload bytea, salt bytea, link bytea, rewritten bytea, before bytea)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  head record;
begin
  select s.* into head from dais.sessions s where s.name = wanted_name for update;
  now := greatest(head.at, head.told, dais.now_ms());
  if head.number is not null then
    update dais.sessions s set told = find.now where s.number = head.number;
    select e.seq, e.at, e.id, e.payload, e.salt, e.link, e.rewritten into seq, at, id, payload, salt, link, rewritten
      from dais.entries e where e.session = head.number and e.id = wanted_id;
    select e.link into before from dais.entries e where e.session = head.number and e.seq = find.seq - 1;
  end if;
  return next;
end $$;

create function dais.forget(wanted_name bytea) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  gone bigint;
begin
  perform from dais.log for update;
  select s.number into gone from dais.sessions s where s.name = wanted_name for update;
  if gone is null then return; end if;
  delete from dais.checkpoints c where c.session = gone;
  delete from dais.bulletins b where b.session = wanted_name;
  delete from dais.entries e where e.session = gone;
  delete from dais.sessions s where s.number = gone;
  perform pg_notify('dais_log', gone::text);
end $$;

-- The number of an entry that is not there; nothing is rewritten then.
create function dais.rewrite(wanted_name bytea, seqs bigint[], payloads bytea[], salts bytea[], contents bytea[]) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  head record;
  missing bigint;
begin
  select s.* into head from dais.sessions s where s.name = wanted_name for update;
  select w.seq into missing from unnest(seqs) w(seq) where not exists(
    select from dais.entries e where e.session = head.number and e.seq = w.seq) limit 1;
  if missing is not null then return missing; end if;
  update dais.entries e set payload = w.payload, salt = w.salt,
    rewritten = coalesce(substr(e.rewritten, 1, 32), sha256(e.salt || e.payload)) || w.content
    from unnest(seqs, payloads, salts, contents) as w(seq, payload, salt, content)
    where e.session = head.number and e.seq = w.seq;
  update dais.sessions s set told = s.told where s.number = head.number;
  delete from dais.checkpoints c where c.session = head.number;
  return null;
end $$;

-- Entries of another log, as they are there, behind those that are here. Whether they fit is for the caller to see.
create function dais.import(wanted_name bytea, first_seq bigint, ats bigint[], ids bytea[], payloads bytea[], salts bytea[], links bytea[],
                            contents bytea[])
  returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  head record;
begin
  perform from dais.log for update;
  if first_seq = 1 then
    update dais.log set last_number = last_number + 1;
    insert into dais.sessions(number, name, seq, at, told, link) select l.last_number, wanted_name, 0, 0, 0, ''::bytea from dais.log l;
  end if;
  select s.* into strict head from dais.sessions s where s.name = wanted_name for update;
  if head.seq <> first_seq - 1 then raise exception 'the session has % entries', head.seq; end if;
  insert into dais.entries(session, seq, at, id, payload, salt, link, rewritten)
    select head.number, first_seq + w.place - 1, w.at, w.id, w.payload, w.salt, w.link, nullif(w.content, ''::bytea)
    from unnest(ats, ids, payloads, salts, links, contents) with ordinality as w(at, id, payload, salt, link, content, place);
  update dais.sessions s set seq = first_seq + cardinality(ids) - 1, at = ats[cardinality(ids)], link = links[cardinality(ids)]
    where s.number = head.number;
end $$;

create function dais.keep_checkpoint(wanted_name bytea, kept bytea) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as
  $$ insert into dais.checkpoints(session, bytes) select s.number, kept from dais.sessions s where s.name = wanted_name for share of s
     on conflict(session) do update set bytes = excluded.bytes $$;

create function dais.agree_on_key(offered bytea) returns bytea
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into dais.keys(key) values(offered) on conflict do nothing;
  return (select k.key from dais.keys k);
end $$;

-- Whether a server has been heard of lately.
create function dais.is_served(expiry bigint) returns boolean language sql volatile as
  $$ select exists(select from dais.nodes where heard > dais.now_ms() - expiry) $$;

create function dais.replace_key(wanted bytea, expiry bigint) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if dais.is_served(expiry) then return false; end if;
  update dais.keys k set key = wanted;
  return true;
end $$;

-- Each text in the place of the one before; an empty one takes that back. Nodes that have not been heard of for `expiry` are gone then, and
-- what they said. `was_known`: what this node said before is there. `has_news`: of others, by this call.
create function dais.say(own bytea, sessions bytea[], texts bytea[], expiry bigint, out was_known boolean, out has_news boolean)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  gone bytea[];
begin
  update dais.nodes n set heard = dais.now_ms() where n.node = own;
  was_known := found;
  if not was_known then insert into dais.nodes(node, heard) values(own, dais.now_ms()); end if;
  delete from dais.bulletins b using unnest(sessions, texts) as w(session, text)
    where b.session = w.session and b.node = own and w.text = ''::bytea;
  insert into dais.bulletins(session, node, text)
    select w.session, own, w.text from unnest(sessions, texts) as w(session, text) where w.text <> ''::bytea
    on conflict(session, node) do update set text = excluded.text;
  with late as (delete from dais.nodes where node in (
      select n.node from dais.nodes n where n.heard < dais.now_ms() - expiry for update skip locked) returning node)
    select array_agg(l.node) into gone from late l;
  has_news := gone is not null;
  if has_news then delete from dais.bulletins b where b.node = any(gone); end if;
  if has_news or cardinality(sessions) > 0 then perform pg_notify('dais_bulletins', ''); end if;
end $$;

create function dais.fall_silent(own bytea) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from dais.nodes n where n.node = own;
  delete from dais.bulletins b where b.node = own;
  perform pg_notify('dais_bulletins', '');
end $$;

revoke all on all functions in schema dais from public;
)sql"};

struct versions {
  std::int64_t version = 0;  // of the log that is there; 0: none
  std::int64_t usable_from = 0;
};

versions versions_of(postgres::connection& db) {
  if (auto const there = db.run("select to_regclass('dais.log') is not null"); !there.flag(0, 0)) return {};
  auto const found = db.run("select version, usable_from from dais.log");
  return found.count() == 0 ? versions{} : versions{found.number(0, 0), found.number(0, 1)};
}

void expect_server(postgres::connection& db) {
  if (db.server_version() < oldest_server)
    throw postgres::refused("This is PostgreSQL " + std::to_string(db.server_version() / 10000) + "; the log needs 15 or newer.");
}

void expect_usable(versions const& there) {
  if (there.usable_from > static_cast<std::int64_t>(migrations.size()))
    throw postgres::refused("The log in this database is of a newer release of Dais (its schema is " + std::to_string(there.version) +
                            "; this release knows " + std::to_string(migrations.size()) + "). Use that release.");
}

}  // namespace

void check_postgres_schema(postgres::connection& db) {
  expect_server(db);
  auto const there = versions_of(db);
  if (there.version == 0) throw postgres::refused("There is no log in this database: `dais serve --log …` makes one.");
  expect_usable(there);
  if (there.version < static_cast<std::int64_t>(migrations.size()))
    throw postgres::refused("The log in this database is of an earlier release: `dais serve --log …` brings it up to date.");
}

void update_postgres_schema(postgres::connection& db) try {
  expect_server(db);
  auto there = versions_of(db);
  expect_usable(there);
  if (there.version >= static_cast<std::int64_t>(migrations.size())) return;
  // For longer than a transaction: what another node has done meanwhile is seen by one that begins after that.
  auto const patiently = std::string("begin; set local statement_timeout = 0; ");
  db.run_all(patiently + "select pg_advisory_lock(" + migrating + "); commit", migrates_within);
  there = versions_of(db);
  auto all = patiently;
  for (auto next = there.version; next < static_cast<std::int64_t>(migrations.size()); ++next) {
    all += migrations[static_cast<std::size_t>(next)];
    all += "update dais.log set version = " + std::to_string(next + 1) + ';';
  }
  db.run_all(all + "commit", migrates_within);
  db.run_all(std::string("select pg_advisory_unlock(") + migrating + ')', migrates_within);
} catch (postgres::error const& e) {
  if (e.state() != "42501") throw;
  throw postgres::refused(std::string("This role may not make the log's schema or bring it up to date, and has to be let use it: ") +
                          e.what());
}

}  // namespace dais::log
