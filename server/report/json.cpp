#include "report/formats.hpp"

#include "wire/describe_report.hpp"
#include "wire/json_write.hpp"

namespace dais::report {

std::string json(wire::report const& r) { return to_json(r, nulls::left_out); }

}  // namespace dais::report
