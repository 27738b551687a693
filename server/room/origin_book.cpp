#include "room/origin_book.hpp"

#include "room/limits.hpp"

#include <algorithm>
#include <tuple>

namespace dais::room {
namespace {

bool is_undone(session const& s, std::uint64_t record) {
  return std::any_of(s.history.begin(), s.history.end(), [&](change const& one) { return one.record == record && one.undone; });
}

}  // namespace

void origin_book::note(std::uint32_t participant, origin from) {
  if (latest_.size() <= participant) latest_.resize(participant + std::size_t{1});
  latest_[participant] = from;
}

void origin_book::note_refused(origin from) {
  if (auto* const one = page_of(from)) ++one->refused;
}

void origin_book::bar(origin from, std::uint64_t record) {
  if (auto* const one = page_of(from)) one->barred = record;
}

void origin_book::admit(std::string const& name) {
  if (auto const from = named(name)) pages_.erase(*from);
}

bool origin_book::bars(session const& s, origin from) const {
  auto const found = pages_.find(from);
  return found != pages_.end() && found->second.barred && !is_undone(s, *found->second.barred);
}

std::optional<origin> origin_book::of(std::uint32_t participant) const {
  return participant < latest_.size() ? latest_[participant] : std::nullopt;
}

std::optional<origin> origin_book::named(std::string const& name) const {
  auto const found = std::find_if(pages_.begin(), pages_.end(), [&](auto const& one) { return name_of(one.second) == name; });
  return found == pages_.end() ? std::nullopt : std::optional(found->first);
}

std::optional<std::string> origin_book::name(origin from) {
  auto const* const one = page_of(from);
  return one ? std::optional(name_of(*one)) : std::nullopt;
}

std::vector<std::uint32_t> origin_book::participants(session const& s, origin from) const {
  std::vector<std::uint32_t> all;
  for (std::uint32_t number = 1; number < latest_.size(); ++number)
    if (latest_[number] == from && !s.participants.at(s.people.at(number - 1)).removed) all.push_back(number);
  return all;
}

std::vector<origin_view> origin_book::view(session const& s) const {
  std::vector<std::pair<origin, page>> told;
  for (auto const& one : pages_)
    if (one.second.refused > 0 || bars(s, one.first)) told.push_back(one);
  std::sort(told.begin(), told.end(), [](auto const& a, auto const& b) {
    return std::tie(b.second.refused, a.second.number) < std::tie(a.second.refused, b.second.number);
  });
  if (told.size() > limits::origins_listed) told.resize(limits::origins_listed);
  std::vector<origin_view> all;
  for (auto const& [from, one] : told) {
    all.push_back({name_of(one), static_cast<std::uint32_t>(participants(s, from).size()), one.refused,
                   bars(s, from) ? std::optional(true) : std::nullopt});
  }
  return all;
}

// None where there are too many: then it is no single origin that makes trouble.
origin_book::page* origin_book::page_of(origin from) {
  auto const found = pages_.find(from);
  if (found != pages_.end()) return &found->second;
  if (pages_.size() >= limits::origins_named) {
    std::erase_if(pages_, [](auto const& one) { return one.second.refused == 0 && !one.second.barred; });
    if (pages_.size() >= limits::origins_named) return nullptr;
  }
  return &pages_.emplace(from, page{++last_, 0, {}}).first->second;
}

std::string origin_book::name_of(page const& one) const { return node_ + "/" + std::to_string(one.number); }

}  // namespace dais::room
