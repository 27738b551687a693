#include "room/checkpoint.hpp"

#include "log/sha256.hpp"
#include "wire/describe.hpp"

#include <cstddef>
#include <utility>
#include <vector>

namespace dais {

BOOST_DESCRIBE_ENUM(effect, done, stale, late)
BOOST_DESCRIBE_STRUCT(similar_texts::entry, (), (id, features, bands))

}  // namespace dais

namespace dais::room {

BOOST_DESCRIBE_STRUCT(outcome, (), (seq, became, why))
BOOST_DESCRIBE_STRUCT(command_outcome, (), (id, became))

namespace {

// What is packed, in this order.
struct contents {
  session state;
  std::string entry;
  similar_texts::entries texts;
  similar_questions::likeness alike;
  std::vector<command_outcome> outcomes;
  effects without_effect;
};
BOOST_DESCRIBE_STRUCT(contents, (), (state, entry, texts, alike, outcomes, without_effect))

constexpr std::size_t digest_length = 32;

std::string digest_of(std::string_view content) {
  auto const digest = log::sha256(content);
  return {digest.begin(), digest.end()};
}

std::string hex(std::string_view bytes) {
  constexpr char const* digits = "0123456789abcdef";
  std::string out;
  for (char const c : bytes) {
    auto const byte = static_cast<unsigned char>(c);
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

}  // namespace

std::string checkpoint_format::line() const {
  return "Dais checkpoint: rules " + std::to_string(rules) + ", similarity " + std::to_string(similarity) + ", packing " +
         std::to_string(packing) + ", shape " + hex(digest_of(shape.empty() ? shape_of<contents>() : shape)) + "\n";
}

// The members one by one, as those of `contents`, which would be a copy.
std::string write_checkpoint(projection const& from, checkpoint_format const& format) {
  auto const latest = from.became.latest();
  packer to;
  to.bytes = format.line();
  to.put(from.state);
  to.put(from.entry);
  to.put(from.similar.texts().known());
  to.put(from.similar.found());
  to.put(latest);
  to.put(from.became.without_effect());
  to.bytes += digest_of(to.bytes);
  return std::move(to.bytes);
}

std::optional<projection> read_checkpoint(std::string_view bytes) {
  auto const line = checkpoint_format{}.line();
  if (!bytes.starts_with(line) || bytes.size() < line.size() + digest_length) return std::nullopt;
  auto const digested = bytes.substr(0, bytes.size() - digest_length);
  if (digest_of(digested) != bytes.substr(digested.size())) return std::nullopt;
  unpacker from(digested.substr(line.size()));
  contents read;
  from.get(read);
  if (!from.is_whole()) return std::nullopt;
  return projection{std::move(read.state),
                    std::move(read.entry),
                    {similar_texts(std::move(read.texts)), std::move(read.alike)},
                    outcomes(std::move(read.outcomes), std::move(read.without_effect))};
}

}  // namespace dais::room
