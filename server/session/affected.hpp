#pragma once

#include "session/podium/state.hpp"
#include "session/session.hpp"

#include <optional>
#include <set>
#include <string>

namespace dais {

// The parts of a session that an event may change. Those that have no id are always looked at: they are few and small.
struct affected {
  std::set<std::string> segments, questions, requests, participants, signals, messages;
  bool list = false;  // the order of the speakers' list

  void segment(std::optional<std::string> const&);
  // With the one that it is grouped into.
  void question(session const&, std::string const&);
  // With those that are grouped into it.
  void group(session const&, std::string const&);
  void request(std::optional<std::string> const&);
  void signal(std::string const& panellist, signal_kind);
};

}  // namespace dais
