#include "program/commands.hpp"
#include "program/plans.hpp"

#include <iostream>

namespace dais::program {
namespace {

std::string counted(std::size_t count, std::string const& thing) { return std::to_string(count) + ' ' + thing + (count == 1 ? "" : "s"); }

}  // namespace

int check(std::filesystem::path const& path) {
  auto const file = read_plan_file(path, std::cout, std::chrono::time_point_cast<duration>(std::chrono::system_clock::now()));
  if (!file) return 1;
  auto const& plan = file->plan;
  duration allotted{};
  for (auto const& one : plan.segments) allotted += one.allotment;
  auto const minutes = [](duration l) {
    return counted(static_cast<std::size_t>(std::chrono::duration_cast<std::chrono::minutes>(l).count()), "minute");
  };
  auto const planned = plan.end - plan.start;
  std::cout << path.string() << " is good: " << counted(plan.segments.size(), "segment") << " and "
            << counted(plan.panellists.size(), "panellist") << "; " << minutes(allotted) << " of segments in a session of "
            << minutes(planned);
  if (allotted < planned) std::cout << ", which leaves " << minutes(planned - allotted);
  if (allotted > planned) std::cout << ", which is " << minutes(allotted - planned) << " too much";
  std::cout << ".\n";
  return 0;
}

}  // namespace dais::program
