#include "room/presence.hpp"

#include "wire/describe.hpp"
#include "wire/json_read.hpp"
#include "wire/json_write.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>
#include <set>
#include <tuple>

namespace dais::room {

BOOST_DESCRIBE_STRUCT(presence::console, (), (name, as, number, claims, since))
BOOST_DESCRIBE_STRUCT(presence::part, (), (counts, consoles))

std::optional<std::string> presence::console_name(connection_id of, role as) const {
  if (as != role::moderator && as != role::co_moderator) return std::nullopt;
  return node_ + "/" + std::to_string(of);
}

void presence::enter(connection_id of, actor const& who, time_point now) {
  count(who, 1);
  if (auto name = console_name(of, who.as)) consoles_.emplace(of, console{std::move(*name), who.as, free_number(who.as), {}, now});
}

void presence::leave(connection_id of, actor const& who) {
  count(who, -1);
  consoles_.erase(of);
}

void presence::claim(connection_id of, std::optional<std::string> const& question) { consoles_.at(of).claims = question; }

presence_view presence::view() const {
  auto view = counts_;
  auto const handles = [&view](console const& one) {
    if (one.claims) view.claims.push_back({*one.claims, one.as, one.number, one.name});
  };
  for (auto const& [of, one] : consoles_) handles(one);
  for (auto const& there : elsewhere_) {
    view.moderators += there.counts.moderators;
    view.co_moderators += there.counts.co_moderators;
    view.observers += there.counts.observers;
    view.stages += there.counts.stages;
    view.participants += there.counts.participants;
    for (auto const& [who, count] : there.counts.panellists) view.panellists[who] += count;
    for (auto const& one : there.consoles) handles(one);
  }
  return view;
}

std::string presence::bulletin() const {
  part here{counts_, {}};
  for (auto const& [of, one] : consoles_) here.consoles.push_back(one);
  return to_json(here);
}

bool presence::hear(std::map<std::string, std::string> const& bulletins) {
  elsewhere_.clear();
  for (auto const& [node, text] : bulletins) {
    boost::system::error_code bad;
    auto const value = boost::json::parse(text, bad);
    part there;
    if (!bad && !read_value(value, there)) elsewhere_.push_back(std::move(there));
  }
  bool changed = false;
  for (auto& [of, here] : consoles_) {
    for (auto const& there : elsewhere_) {
      changed |= std::any_of(there.consoles.begin(), there.consoles.end(), [&](console const& other) {
        if (other.as != here.as || other.number != here.number || std::tie(here.since, here.name) < std::tie(other.since, other.name))
          return false;
        here.number = free_number(here.as);
        return true;
      });
    }
  }
  return changed;
}

std::uint32_t presence::free_number(role as) const {
  std::set<std::uint32_t> taken;
  for (auto const& [of, one] : consoles_)
    if (one.as == as) taken.insert(one.number);
  for (auto const& there : elsewhere_)
    for (auto const& one : there.consoles)
      if (one.as == as) taken.insert(one.number);
  std::uint32_t number = 1;
  while (taken.contains(number)) ++number;
  return number;
}

void presence::count(actor const& who, int by) {
  auto const add = [by](std::uint32_t& n) { n = static_cast<std::uint32_t>(static_cast<int>(n) + by); };
  switch (who.as) {
    case role::moderator: return add(counts_.moderators);
    case role::co_moderator: return add(counts_.co_moderators);
    case role::observer: return add(counts_.observers);
    case role::stage: return add(counts_.stages);
    case role::participant: return add(counts_.participants);
    case role::panellist: return add(counts_.panellists[who.id]);
    case role::system: return;
  }
}

}  // namespace dais::room
