#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

namespace dais {

// A set of numbers in ascending order, one behind the other: for votes, of which an evening may have a million. A checkpoint walks over all
// of them, and a tree takes many times as long for that.
class number_set {
 public:
  using value_type = std::uint32_t;

  number_set() = default;
  number_set(std::initializer_list<std::uint32_t> numbers) { insert(numbers.begin(), numbers.end()); }

  bool contains(std::uint32_t number) const { return std::binary_search(begin(), end(), number); }

  // Whether it was not there before.
  bool insert(std::uint32_t number) {
    bool const is_largest = empty() || numbers_.back() < number;
    auto const at = is_largest ? end() : std::lower_bound(begin(), end(), number);
    if (at != end() && *at == number) return false;
    numbers_.insert(at, number);
    return true;
  }
  template <typename Iterator>
  void insert(Iterator first, Iterator last) {
    for (; first != last; ++first) insert(*first);
  }

  // Whether it was there.
  bool erase(std::uint32_t number) {
    auto const at = std::lower_bound(begin(), end(), number);
    if (at == end() || *at != number) return false;
    numbers_.erase(at);
    return true;
  }

  void clear() { numbers_.clear(); }
  std::size_t size() const { return numbers_.size(); }
  bool empty() const { return numbers_.empty(); }
  std::vector<std::uint32_t>::const_iterator begin() const { return numbers_.begin(); }
  std::vector<std::uint32_t>::const_iterator end() const { return numbers_.end(); }

  bool operator==(number_set const&) const = default;

 private:
  std::vector<std::uint32_t> numbers_;
};

}  // namespace dais
