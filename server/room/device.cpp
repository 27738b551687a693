#include "room/device.hpp"

#include <utility>

namespace dais::room {
namespace {

template <typename What>
using named = std::pair<std::string_view, What>;

// Each browser also claims to be those below it.
constexpr named<browser> browsers[] = {
    {"Edg", browser::edge},       {"OPR/", browser::opera},     {"SamsungBrowser/", browser::samsung}, {"Firefox/", browser::firefox},
    {"FxiOS/", browser::firefox}, {"Chrome/", browser::chrome}, {"CriOS/", browser::chrome},           {"Safari/", browser::safari},
};

constexpr named<operating_system> systems[] = {
    {"Windows", operating_system::windows}, {"Android", operating_system::android}, {"iPhone", operating_system::ios},
    {"iPad", operating_system::ios},        {"CrOS", operating_system::chromeos},   {"Macintosh", operating_system::macos},
    {"Linux", operating_system::linux_},
};

template <typename What, std::size_t N>
std::optional<What> first_in(std::string_view text, named<What> const (&all)[N]) {
  for (auto const& [name, what] : all)
    if (text.find(name) != text.npos) return what;
  return std::nullopt;
}

}  // namespace

device device_of(std::string_view user_agent) { return {first_in(user_agent, browsers), first_in(user_agent, systems)}; }

}  // namespace dais::room
