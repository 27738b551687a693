#include "room/checkpoint.hpp"

#include "protocol/describe.hpp"
#include "protocol/packed.hpp"
#include "room/sha256.hpp"

#include <cstddef>

namespace dais {

BOOST_DESCRIBE_ENUM(effect, done, stale, late)
BOOST_DESCRIBE_STRUCT(similar_texts::entry, (), (id, features, signs))

}  // namespace dais

namespace dais::room {

BOOST_DESCRIBE_STRUCT(outcome, (), (seq, became, why))
BOOST_DESCRIBE_STRUCT(command_outcome, (), (id, became))

namespace {

constexpr std::size_t digest_length = 32;

// Which rules made the session, and how it was packed.
std::string const& origin() {
  static std::string const of = rules_digest + shape_of<session>() + shape_of<similar_texts::entries>() +
                                shape_of<similar_questions::likeness>() + shape_of<std::vector<command_outcome>>() + shape_of<effects>();
  return of;
}

std::string digest_of(std::string_view content) {
  auto const digest = sha256(content);
  return {digest.begin(), digest.end()};
}

}  // namespace

std::string write_checkpoint(session const& state, std::string const& entry, similar_questions const& similar,
                             std::vector<command_outcome> const& outcomes, effects const& without_effect) {
  packer to;
  to.put(origin());
  to.put(state);
  to.put(entry);
  to.put(similar.texts().known());
  to.put(similar.found());
  to.put(outcomes);
  to.put(without_effect);
  to.bytes += digest_of(to.bytes);
  return std::move(to.bytes);
}

std::optional<checkpoint> read_checkpoint(std::string_view bytes) {
  if (bytes.size() < digest_length) return std::nullopt;
  auto const content = bytes.substr(0, bytes.size() - digest_length);
  if (digest_of(content) != bytes.substr(content.size())) return std::nullopt;
  unpacker from(content);
  std::string written_by;
  from.get(written_by);
  if (written_by != origin()) return std::nullopt;
  checkpoint read;
  similar_texts::entries known;
  similar_questions::likeness found;
  from.get(read.state);
  from.get(read.entry);
  from.get(known);
  from.get(found);
  from.get(read.outcomes);
  from.get(read.without_effect);
  if (!from.is_whole()) return std::nullopt;
  read.similar = {similar_texts(std::move(known)), std::move(found)};
  return read;
}

}  // namespace dais::room
