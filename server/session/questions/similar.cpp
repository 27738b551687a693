#include "session/questions/similar.hpp"

#include "session/case_fold.hpp"
#include "session/limits.hpp"
#include "session/questions/common_words.hpp"
#include "session/text.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

namespace dais {

namespace {

// Texts are alike when at least this share of the features that either has are in both (Jaccard).
constexpr std::size_t alike_numerator = 2;
constexpr std::size_t alike_denominator = 5;

// A band is a hash of a part of the signature: of as many minima as a band has rows. With these, two texts that share 0.4 of their features
// share a band with a probability of 75 %, 0.5 with 94 %, 0.6 with 99 %.
constexpr std::uint32_t band_count = 21;
constexpr std::uint32_t rows = 3;

using features = std::vector<std::uint32_t>;

// The finalizer of SplitMix64: every bit of the result depends on every bit of `x`.
constexpr std::uint64_t mixed(std::uint64_t x) {
  x += 0x9E3779B97F4A7C15;
  x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9;
  x = (x ^ x >> 27) * 0x94D049BB133111EB;
  return x ^ x >> 31;
}

enum class kind : std::uint64_t { word, part };

std::uint32_t feature(kind k, std::u32string_view letters) {
  auto hash = mixed(static_cast<std::uint64_t>(k));
  for (auto const c : letters) hash = mixed(hash ^ c);
  return static_cast<std::uint32_t>(hash >> 32);
}

std::u32string letters_of(std::string_view word) {
  std::u32string letters;
  for (std::size_t i = 0; i < word.size();) letters += static_cast<char32_t>(next_code_point(word, i));
  return letters;
}

// What a word begins with says it: folding parts writing with spaces from writing without.
bool is_of_han_or_kana(std::string_view word) {
  std::size_t i = 0;
  return is_han_or_kana(next_code_point(word, i));
}

void add_parts(features& all, std::u32string_view letters, std::size_t length) {
  for (std::size_t i = 0; i + length <= letters.size(); ++i) all.push_back(feature(kind::part, letters.substr(i, length)));
}

// A word that stands in many questions counts as a word only, a polite one not at all, unless there is nothing else. Otherwise two
// questions were alike because both begin "Could you please tell us how".
void add_word(features& all, std::string const& word) {
  if (is_polite_word(word)) return;
  auto const letters = letters_of(word);
  if (is_frame_word(word)) {
    all.push_back(feature(kind::word, letters));
  } else if (is_of_han_or_kana(word)) {
    add_parts(all, letters, 1);
    add_parts(all, letters, 2);
  } else {
    all.push_back(feature(kind::word, letters));
    add_parts(all, U' ' + letters + U' ', 3);
  }
}

features features_of(std::string_view text) {
  features all;
  auto const words = words_of(case_folded(text));
  for (auto const& word : words) {
    if (is_of_han_or_kana(word)) {
      for (auto const& part : words_of(with_words_apart(word))) add_word(all, part);
    } else {
      add_word(all, word);
    }
  }
  if (all.empty()) {
    for (auto const& word : words) all.push_back(feature(kind::word, letters_of(word)));
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::vector<std::uint32_t> bands_of(features const& all) {
  std::vector<std::uint32_t> bands;
  if (all.empty()) return bands;
  bands.reserve(band_count);
  for (std::uint32_t band = 0; band < band_count; ++band) {
    std::uint64_t hash = mixed(band);
    for (std::uint32_t row = 0; row < rows; ++row) {
      // One of a family of functions that put the features in an order of chance: x times an odd number plus another one, high bits first.
      auto const which = band * rows + row;
      auto const times = mixed(2 * which) | 1, plus = mixed(2 * which + 1);
      auto least = std::numeric_limits<std::uint64_t>::max();
      for (std::uint64_t const x : all) least = std::min(least, x * times + plus);
      hash = mixed(hash ^ least);
    }
    bands.push_back(static_cast<std::uint32_t>(hash >> 32));
  }
  return bands;
}

std::uint64_t key_of(std::uint32_t band, std::uint32_t number) { return std::uint64_t{band} << 32 | number; }

struct likeness {
  std::size_t shared, either;
  std::uint32_t number;

  bool is_enough() const { return shared * alike_denominator >= either * alike_numerator; }
  bool operator<(likeness const& other) const {  // the likest first
    auto const mine = shared * other.either, others = other.shared * either;
    return mine != others ? mine > others : number < other.number;
  }
};

likeness likeness_of(features const& a, features const& b, std::uint32_t number) {
  std::size_t shared = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i == *j)
      ++shared, ++i, ++j;
    else if (*i < *j)
      ++i;
    else
      ++j;
  }
  return {shared, a.size() + b.size() - shared, number};
}

}  // namespace

similar_texts::similar_texts(entries known) : entries_(std::move(known)) {
  std::vector<std::uint64_t> keys;
  for (auto const& [number, one] : entries_) {
    next_number_ = number + 1;
    numbers_.emplace(one.id, number);
    for (auto const band : one.bands) keys.push_back(key_of(band, number));
  }
  std::sort(keys.begin(), keys.end());
  by_band_.insert(keys.begin(), keys.end());
}

void similar_texts::put(std::string const& id, std::string_view text) {
  remove(id);
  auto const number = next_number_++;
  entry added{id, features_of(text), {}};
  added.bands = bands_of(added.features);
  for (auto const band : added.bands) by_band_.insert(key_of(band, number));
  numbers_.emplace(id, number);
  entries_.emplace(number, std::move(added));
}

void similar_texts::remove(std::string const& id) {
  auto const found = numbers_.find(id);
  if (found == numbers_.end()) return;
  auto const gone = entries_.find(found->second);
  for (auto const band : gone->second.bands) by_band_.erase(key_of(band, found->second));
  entries_.erase(gone);
  numbers_.erase(found);
}

std::vector<std::string> similar_texts::like(std::string const& id) const { return searched(id).ids; }

similar_texts::search similar_texts::searched(std::string const& id) const {
  search result;
  auto const found = numbers_.find(id);
  if (found == numbers_.end()) return result;
  auto const& own = entries_.at(found->second);

  std::vector<std::uint32_t> candidates;
  for (auto const band : own.bands) {
    std::size_t taken = 0;
    for (auto at = by_band_.lower_bound(key_of(band, 0)); at != by_band_.end() && *at >> 32 == band; ++at) {
      auto const number = static_cast<std::uint32_t>(*at);
      if (number == found->second) continue;
      if (taken++ == limits::similar_compared_by_band) break;
      candidates.push_back(number);
    }
  }
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  result.compared = candidates.size();

  std::vector<likeness> alike;
  for (auto const number : candidates) {
    auto const likeness = likeness_of(own.features, entries_.at(number).features, number);
    if (likeness.is_enough()) alike.push_back(likeness);
  }
  std::sort(alike.begin(), alike.end());
  if (alike.size() > limits::similar_shown) alike.resize(limits::similar_shown);
  for (auto const& one : alike) result.ids.push_back(entries_.at(one.number).id);
  return result;
}

}  // namespace dais
