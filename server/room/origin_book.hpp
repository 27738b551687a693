#pragma once

#include "room/origin.hpp"
#include "session/session.hpp"
#include "session/view.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace dais::room {

// Where the participants of a session did something last, from where newcomers were refused, and from where none are wanted: as far as this
// node has seen it since it started. Nothing of it is in the log, and no address is in it.
class origin_book {
 public:
  // `node`: what no other node calls itself. Origins are named by it.
  explicit origin_book(std::string node) : node_(std::move(node)) {}

  // A participant did something from there.
  void note(std::uint32_t participant, origin);

  // A newcomer from there was refused, for there were too many.
  void note_refused(origin);

  // Newcomers from there are not wanted since this record, until they are let in or it is undone.
  void bar(origin, std::uint64_t record);
  void admit(std::string const& name);
  bool bars(session const&, origin) const;

  std::optional<origin> of(std::uint32_t participant) const;
  std::optional<origin> named(std::string const&) const;
  // None where too many were named already.
  std::optional<std::string> name(origin);

  // Who are not removed.
  std::vector<std::uint32_t> participants(session const&, origin) const;

  // Of those from where newcomers were refused for their number, or are not wanted.
  std::vector<origin_view> view(session const&) const;
  bool empty() const { return pages_.empty(); }

 private:
  struct page {
    std::uint32_t number = 0;
    std::uint32_t refused = 0;
    std::optional<std::uint64_t> barred;  // since this record
  };

  std::string node_;
  std::vector<std::optional<origin>> latest_;  // by the participant's number
  std::unordered_map<origin, page> pages_;     // of those that were named
  std::uint32_t last_ = 0;

  page* page_of(origin);
  std::string name_of(page const&) const;
};

}  // namespace dais::room
