#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace dais {

// Of what is known of a text, and of which texts are alike: what finds others writes the next number.
inline constexpr std::uint32_t similarity_version = 1;

// Finds texts that ask the same in nearly the same words: another order, a slip of the keyboard, a polite beginning, another ending of a
// word. It compares letters and words and knows no meaning, so that it misses other words for the same thing. A text without a letter or
// a digit is like none.
//
// A search compares with a number of texts that has a bound, however many there are: those that share one of a few bands made by chance
// from their features (MinHash), and of each band the texts that came first, up to `limits::similar_compared_by_band`.
class similar_texts {
 public:
  // Adds, or replaces the text of, an id. Precondition: valid UTF-8.
  void put(std::string const& id, std::string_view text);

  // An id that is not here is nothing to do.
  void remove(std::string const& id);

  // The ids of the texts like it, likest first, of equals the first that came, at most `limits::similar_shown`. None for an id that is
  // not here.
  std::vector<std::string> like(std::string const& id) const;

  struct search {
    std::vector<std::string> ids;  // as `like` gives them
    std::size_t compared = 0;      // texts that it was compared with
  };
  search searched(std::string const& id) const;

  std::size_t size() const { return numbers_.size(); }

  // Of the same texts that came in the same order.
  bool operator==(similar_texts const&) const = default;

  // What it knows of a text.
  struct entry {
    std::string id;
    std::vector<std::uint32_t> features;  // in ascending order
    std::vector<std::uint32_t> bands;     // none for a text without features

    bool operator==(entry const&) const = default;
  };
  using entries = std::map<std::uint32_t, entry>;  // by numbers, in the order in which they came

  // All that it needs to be made again, without looking at any text.
  entries const& known() const { return entries_; }
  explicit similar_texts(entries known = {});

 private:
  std::uint32_t next_number_ = 0;
  std::map<std::string, std::uint32_t> numbers_;
  entries entries_;
  std::set<std::uint64_t> by_band_;  // a band and the number of a text that has it
};

}  // namespace dais
