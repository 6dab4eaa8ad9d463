package levante.web.page.admin;

import java.util.List;
import levante.web.language.Say;

/** The pages of an admin. */
public enum Tab {
  USERS("Users", "/admin/users"),
  AUDIT("Audit trail", "/admin/audit"),
  HEALTH("Health", "/admin/health"),
  VERSIONS("Versions", "/admin/versions");

  private final String title;
  private final String path;

  Tab(String title, String path) {
    this.title = title;
    this.path = path;
  }

  /** As the page is called. */
  public String title() {
    return Say.of(title);
  }

  /** Where it is. */
  public String path() {
    return path;
  }

  /** All of them, in their order. */
  public static List<Tab> all() {
    return List.of(values());
  }
}
