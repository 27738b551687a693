#include "log/postgres_writer.hpp"

#include <unordered_map>

namespace dais::log {

std::vector<landed> postgres_writer::append(std::span<append_on_its_way const> batch) {
  std::vector<std::string> names;
  std::vector<std::int64_t> numbers;
  std::vector<std::vector<std::size_t>> by_session;
  std::unordered_map<std::string_view, std::size_t> known;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    auto const [found, fresh] = known.try_emplace(batch[i].session, names.size());
    if (fresh) {
      names.push_back(batch[i].session);
      numbers.push_back(0);
      by_session.emplace_back();
    }
    by_session[found->second].push_back(i);
    if (batch[i].number != 0) numbers[found->second] = batch[i].number;
  }
  std::vector<std::int64_t> firsts, lasts;
  std::vector<std::size_t> order;  // of the batch, as it is given to the database
  std::vector<std::string> ids, payloads, salts, ends;
  for (auto const& of_one : by_session) {
    firsts.push_back(static_cast<std::int64_t>(order.size()) + 1);
    for (auto const i : of_one) {
      auto const& one = batch[i];
      order.push_back(i);
      ids.push_back(one.id);
      payloads.push_back(one.payload);
      salts.emplace_back(text_of(one.with));
      ends.push_back(link_end(one.id, content_of(one.with, one.payload)));
    }
    lasts.push_back(static_cast<std::int64_t>(order.size()));
  }
  auto const answer = db_.run(
      "select * from dais.append($1, $2, $3, $4, $5, $6, $7, $8)",
      postgres::parameters().bytes(names).numbers(numbers).numbers(firsts).numbers(lasts).bytes(ids).bytes(payloads).bytes(salts).bytes(
          ends));
  // Where somebody ends a commit's waiting for the standbys, the server says that it is done, and that it may not be on them.
  if (!db_.warning().empty()) throw postgres::error("", db_.warning());
  std::vector<landed> all(batch.size());
  for (int row = 0; row < answer.count(); ++row) {
    auto const at = order.at(static_cast<std::size_t>(answer.number(row, 0)) - 1);
    all[at] = {answer.number(row, 1),
               answer.flag(row, 5),
               {static_cast<std::uint64_t>(answer.number(row, 2)), bytes_from<link>(answer.bytes(row, 4))},
               time_point(duration(answer.number(row, 3)))};
  }
  return all;
}

std::variant<found, fault> postgres_writer::find(std::string const& session, std::string const& id) {
  auto const answer = db_.run("select * from dais.find($1, $2)", postgres::parameters().bytes(session).bytes(id));
  found result{{}, time_point(duration(answer.number(0, 0)))};
  if (answer.is_null(0, 1)) return result;
  auto one = kept_entry_of(answer, 0, 1);
  auto const before = one.is.seq == 1 ? first_link(session) : bytes_from<link>(answer.bytes(0, 8));
  if (!one.fits(before)) return fault{"entry " + std::to_string(one.is.seq) + " of session " + session + " is not as it was written"};
  result.there = std::move(one.is);
  return result;
}

void postgres_writer::forget(std::string const& session) { db_.run("select dais.forget($1)", postgres::parameters().bytes(session)); }

std::optional<fault> postgres_writer::rewrite(std::string const& session, std::vector<rewritten> const& entries) {
  std::vector<std::int64_t> seqs;
  std::vector<std::string> payloads, salts, contents;
  for (auto const& one : entries) {
    auto const with = random_salt();
    seqs.push_back(static_cast<std::int64_t>(one.seq));
    payloads.push_back(one.payload);
    salts.emplace_back(text_of(with));
    contents.emplace_back(text_of(content_of(with, one.payload)));
  }
  auto const answer = db_.run("select dais.rewrite($1, $2, $3, $4, $5)",
                              postgres::parameters().bytes(session).numbers(seqs).bytes(payloads).bytes(salts).bytes(contents));
  if (answer.is_null(0, 0)) return {};
  return no_such_entry(session, static_cast<std::uint64_t>(answer.number(0, 0)));
}

}  // namespace dais::log
