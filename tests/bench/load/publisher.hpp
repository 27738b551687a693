#pragma once

#include "dialect.hpp"
#include "wire.hpp"

#include <cstdint>
#include <deque>
#include <memory>
#include <vector>

namespace bench {

// The connection on which changes are made: those that are numbered `first`, `first + step` and so on.
class publisher {
 public:
  publisher(dialect const&, std::uint16_t port, std::uint64_t first = 1, std::uint64_t step = 1);
  publisher(publisher const&) = delete;
  ~publisher() { cut(descriptor_); }

  int descriptor() const { return descriptor_; }
  bool ready() const { return ready_; }
  void take();  // what came

  // So many changes, one after the other, each in a packet of its own: presses of several people do not come in one.
  nanoseconds press(unsigned changes);

  // For the time; how long each answer took, in milliseconds.
  void ask();
  std::vector<double> const& answered_after() const { return answered_after_; }

  std::uint64_t pressed() const { return pressed_; }
  std::uint64_t confirmed() const { return confirmed_; }
  std::uint64_t shown() const { return shown_; }  // changes that came back to it
  nanoseconds confirmed_at() const { return confirmed_at_; }
  nanoseconds shown_at() const { return shown_at_; }

  // Each time that it was shown how many votes the question that is voted for has.
  struct count {
    nanoseconds at;
    std::uint64_t votes;
  };
  std::vector<count> const& counts() const { return counts_; }

 private:
  bool take_some();  // whether something came
  void take_text(std::string_view);

  dialect const& dialect_;
  std::unique_ptr<text_reader> reader_;
  int descriptor_;
  bool shaken_ = false, ready_ = false;
  std::string head_;
  frame_reader frames_;
  std::uint64_t next_, step_;
  std::uint64_t pressed_ = 0, confirmed_ = 0, shown_ = 0;
  nanoseconds confirmed_at_ = 0, shown_at_ = 0;
  std::vector<count> counts_;
  std::deque<nanoseconds> asked_;
  std::vector<double> answered_after_;
};

}  // namespace bench
