#include "room/private_frames.hpp"

#include "room/frame.hpp"
#include "session/make_view.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace dais::room {

void private_frames::join(private_subscriber& one, private_view all) {
  by_person_.emplace(person{one.who->as, one.who->id}, &one);
  if (!all.empty()) told_[{one.who->as, one.who->id}].patch_to(std::move(all));
}

void private_frames::leave(private_subscriber& one) {
  auto const [first, last] = by_person_.equal_range({one.who->as, one.who->id});
  if (std::next(first) == last) told_.erase({one.who->as, one.who->id});
  by_person_.erase(std::find_if(first, last, [&](auto const& here) { return here.second == &one; }));
  std::erase(pending_, &one);
}

void private_frames::make(session const& of, private_changes const& changes) {
  for (auto const& [whose, theirs] : changes) {
    auto const [first, last] = by_person_.equal_range({whose.first, whose.second});
    if (first == last) continue;
    auto view = make_private_view(of, *first->second->who, theirs);
    if (view.empty()) continue;
    auto patch = told_[whose].patch_to(std::move(view));
    if (!patch) continue;
    auto const text = make_frame(wire::own{std::move(*patch)});
    std::for_each(first, last, [&](auto const& here) {
      here.second->pending = text;
      pending_.push_back(here.second);
    });
  }
}

void private_frames::send_with(private_subscriber& one, frame reply) {
  if (!one.pending) return one.to->send(reply);
  one.to->send_all(std::array{std::exchange(one.pending, {}), std::move(reply)});
}

void private_frames::send_rest(std::function<void(private_subscriber const&, frame const&)> const& send) {
  for (auto* const one : std::exchange(pending_, {})) {
    if (one->pending) send(*one, std::exchange(one->pending, {}));
  }
}

}  // namespace dais::room
