#pragma once

namespace dais {

// What stands under a key; null where nothing does.
template <typename Map, typename Key>
auto* find(Map& map, Key const& key) {
  auto const found = map.find(key);
  return found == map.end() ? nullptr : &found->second;
}

}  // namespace dais
