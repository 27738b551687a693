#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <vector>

namespace dais {

// A set of small numbers, in ascending order: a bit for each up to the largest. For votes, of which an evening may have a million.
class number_set {
 public:
  using value_type = std::uint32_t;

  class iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = std::uint32_t;
    using difference_type = std::ptrdiff_t;
    using pointer = std::uint32_t const*;
    using reference = std::uint32_t;

    iterator() = default;
    iterator(number_set const& in, std::size_t word) : in_(&in), word_(word) { enter(); }

    std::uint32_t operator*() const { return static_cast<std::uint32_t>(word_ * 64 + static_cast<std::size_t>(std::countr_zero(left_))); }
    iterator& operator++() {
      left_ &= left_ - 1;
      if (left_ == 0) {
        ++word_;
        enter();
      }
      return *this;
    }
    iterator operator++(int) {
      auto const before = *this;
      ++*this;
      return before;
    }
    bool operator==(iterator const& other) const { return word_ == other.word_ && left_ == other.left_; }

   private:
    number_set const* in_ = nullptr;
    std::size_t word_ = 0;
    std::uint64_t left_ = 0;  // of that word

    void enter() {
      while (word_ < in_->words_.size() && in_->words_[word_] == 0) ++word_;
      left_ = word_ < in_->words_.size() ? in_->words_[word_] : 0;
    }
  };

  number_set() = default;
  number_set(std::initializer_list<std::uint32_t> numbers) { insert(numbers.begin(), numbers.end()); }

  bool contains(std::uint32_t number) const { return number / 64 < words_.size() && (words_[number / 64] & bit(number)) != 0; }

  // Whether it was not there before.
  bool insert(std::uint32_t number) {
    if (contains(number)) return false;
    if (number / 64 >= words_.size()) words_.resize(number / 64 + 1);
    words_[number / 64] |= bit(number);
    ++size_;
    return true;
  }
  template <typename Iterator>
  void insert(Iterator first, Iterator last) {
    for (; first != last; ++first) insert(*first);
  }

  // Whether it was there.
  bool erase(std::uint32_t number) {
    if (!contains(number)) return false;
    words_[number / 64] &= ~bit(number);
    while (!words_.empty() && words_.back() == 0) words_.pop_back();
    --size_;
    return true;
  }

  void clear() { *this = {}; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  iterator begin() const { return {*this, 0}; }
  iterator end() const { return {*this, words_.size()}; }

  bool operator==(number_set const&) const = default;

 private:
  std::vector<std::uint64_t> words_;  // the last one is not zero
  std::size_t size_ = 0;

  static std::uint64_t bit(std::uint32_t number) { return std::uint64_t{1} << number % 64; }
};

}  // namespace dais
