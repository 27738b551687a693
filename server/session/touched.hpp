#pragma once

#include <set>
#include <string>
#include <utility>

namespace dais {

// What a record changed, in the parts of which views are made. Gathered over several records by `add`.
struct touched {
  bool stale = false;  // the record came too late and changed nothing

  bool plan = false;
  bool run = false;
  bool order = false;
  bool forecast = false;
  bool rules = false;
  bool queue = false;
  bool floor = false;
  std::set<std::string> segments;
  std::set<std::string> questions;
  std::set<std::string> votes;                                  // questions whose count changed
  std::set<std::string> requests;
  std::set<std::pair<std::string, std::string>> own_votes;      // participant, question

  void add(touched const& other);
  bool empty() const;
};

struct session;

// Everything that there is: what a snapshot shows.
touched everything(session const&);

}  // namespace dais
