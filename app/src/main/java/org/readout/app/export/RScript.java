package org.readout.app.export;

import java.util.List;
import java.util.StringJoiner;

/** A script that reads the tables into R with the right types. Needs nothing but R itself. */
final class RScript {
  private RScript() {}

  static String of(List<Table> tables) {
    StringJoiner script = new StringJoiner("\n");
    script.add("# Reads the tables of this folder with their types; run it from here.");
    script.add("read <- function(name, types)");
    script.add(
        "  read.csv(file.path(\"data\", paste0(name, \".csv\")), colClasses = types,"
            + " na.strings = \"\", encoding = \"UTF-8\", check.names = FALSE)");
    script.add("");
    for (Table table : tables) {
      StringJoiner types = new StringJoiner(", ", "c(", ")");
      table.columns().forEach(column -> types.add("\"" + type(column.type()) + "\""));
      script.add("%s <- read(\"%s\", %s)".formatted(table.name(), table.name(), types));
    }
    script.add("");
    script.add("for (table in c(\"counts\", \"design\")) {");
    script.add("  data <- get(table)");
    script.add("  for (column in c(\"treatment\", \"experiment\", \"role\"))");
    script.add("    data[[column]] <- factor(data[[column]])");
    script.add("  assign(table, data)");
    script.add("}");
    return script.toString();
  }

  private static String type(Table.Type type) {
    return switch (type) {
      case TEXT -> "character";
      case INTEGER -> "integer";
      case NUMBER -> "numeric";
      // R writes TRUE; the tables say true, which read.csv takes for a logical too.
      case TRUTH -> "logical";
    };
  }
}
