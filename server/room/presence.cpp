#include "room/presence.hpp"

#include "room/limits.hpp"
#include "wire/describe.hpp"
#include "wire/json_read.hpp"
#include "wire/json_write.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>
#include <set>
#include <tuple>

namespace dais::room {

BOOST_DESCRIBE_STRUCT(presence::connected, (device_view), (claims))
BOOST_DESCRIBE_STRUCT(presence::part, (), (counts, devices, puts_out))

bool moderates(role as) { return as == role::moderator || as == role::co_moderator; }

template <typename Use>
void presence::for_each_elsewhere(Use use) const {
  for (auto const& there : elsewhere_)
    for (auto const& one : there.devices) use(one);
}

std::optional<std::string> presence::console_name(connection_id of, role as) const {
  return moderates(as) ? std::optional(name_of(of)) : std::nullopt;
}

void presence::enter(connection_id of, actor const& who, source const& by, time_point now) {
  count(who, 1);
  if (who.as == role::participant) return;
  auto const is_like = [&](auto const& one) { return one.second.as == who.as; };
  if (!moderates(who.as) && std::count_if(devices_.begin(), devices_.end(), is_like) >= limits::devices_listed) return;
  auto whose = who.as == role::panellist ? std::optional(who.id) : std::nullopt;
  auto const network = network_of(by.from);
  devices_.emplace(of,
                   connected{{name_of(of), who.as, free_number(who.as), std::move(whose), now, network, by.on.browser, by.on.system}, {}});
  origins_.emplace(of, by.from);
}

void presence::leave(connection_id of, actor const& who) {
  count(who, -1);
  devices_.erase(of);
  origins_.erase(of);
}

void presence::claim(connection_id of, std::optional<std::string> const& question) { devices_.at(of).claims = question; }

std::optional<presence::connection_id> presence::put_out(std::string const& device) {
  for (auto const& [of, one] : devices_)
    if (one.name == device) return of;
  for_each_elsewhere([&](connected const& one) {
    if (one.name == device) puts_out_.insert(device);
  });
  return std::nullopt;
}

std::optional<role> presence::role_of(std::string const& device) const {
  std::optional<role> as;
  auto const look = [&](connected const& one) {
    if (one.name == device) as = one.as;
  };
  for (auto const& [of, one] : devices_) look(one);
  for_each_elsewhere(look);
  return as;
}

std::vector<presence::connection_id> presence::put_out_elsewhere() const {
  std::vector<connection_id> all;
  for (auto const& [of, one] : devices_) {
    auto const is_named = [&name = one.name](part const& there) {
      return std::find(there.puts_out.begin(), there.puts_out.end(), name) != there.puts_out.end();
    };
    if (std::any_of(elsewhere_.begin(), elsewhere_.end(), is_named)) all.push_back(of);
  }
  return all;
}

presence_view presence::view() const {
  auto view = counts_;
  auto const add = [&view](connected const& one) {
    if (one.claims) view.claims.push_back({*one.claims, one.as, one.number, one.name});
    view.devices.push_back(one);
  };
  for (auto const& [of, one] : devices_) add(one);
  for (auto const& there : elsewhere_) {
    view.moderators += there.counts.moderators;
    view.co_moderators += there.counts.co_moderators;
    view.observers += there.counts.observers;
    view.stages += there.counts.stages;
    view.participants += there.counts.participants;
    for (auto const& [who, count] : there.counts.panellists) view.panellists[who] += count;
    for (auto const& one : there.devices) add(one);
  }
  auto& devices = view.devices;
  std::sort(devices.begin(), devices.end(),
            [](auto const& a, auto const& b) { return std::tie(a.as, a.since, a.name) < std::tie(b.as, b.since, b.name); });
  // What is beyond the limit of a role is counted only.
  std::map<role, std::ptrdiff_t> listed;
  std::erase_if(devices, [&](auto const& one) { return ++listed[one.as] > limits::devices_listed; });
  return view;
}

std::string presence::bulletin() const {
  part here{counts_, {}, {puts_out_.begin(), puts_out_.end()}};
  for (auto const& [of, one] : devices_) here.devices.push_back(one);
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
  std::set<std::string> names;
  for_each_elsewhere([&](connected const& one) { names.insert(one.name); });
  std::erase_if(puts_out_, [&](auto const& name) { return !names.contains(name); });
  bool changed = false;
  for (auto& device : devices_) {
    auto& here = device.second;
    for (auto const& there : elsewhere_) {
      changed |= std::any_of(there.devices.begin(), there.devices.end(), [&](connected const& other) {
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
  auto const take = [&](connected const& one) {
    if (one.as == as) taken.insert(one.number);
  };
  for (auto const& [of, one] : devices_) take(one);
  for_each_elsewhere(take);
  std::uint32_t number = 1;
  while (taken.contains(number)) ++number;
  return number;
}

std::uint32_t presence::network_of(origin from) {
  auto const found = std::find_if(origins_.begin(), origins_.end(), [&](auto const& one) { return one.second == from; });
  return found == origins_.end() ? ++last_network_ : devices_.at(found->first).network;
}

std::string presence::name_of(connection_id of) const { return node_ + "/" + std::to_string(of); }

void presence::count(actor const& who, int by) {
  auto const add = [by](std::uint32_t& n) { n = static_cast<std::uint32_t>(static_cast<int>(n) + by); };
  switch (who.as) {
    case role::moderator: return add(counts_.moderators);
    case role::co_moderator: return add(counts_.co_moderators);
    case role::observer: return add(counts_.observers);
    case role::tool: return;
    case role::stage: return add(counts_.stages);
    case role::participant: return add(counts_.participants);
    case role::panellist: return add(counts_.panellists[who.id]);
    case role::system:
    case role::rapporteur:
    case role::organiser:
    case role::microphones: return;
  }
}

}  // namespace dais::room
