package levante.web.facts;

import java.util.List;

/** What Levante's database is. */
public interface DatabaseFacts {
  /**
   * The tables of a module.
   *
   * @param module such as {@code web}
   * @param version the last migration of its tables
   */
  record Migrated(String module, String version) {}

  /** Its name and version. */
  String product();

  /** To which version each module's tables are migrated, by module. */
  List<Migrated> migrations();
}
