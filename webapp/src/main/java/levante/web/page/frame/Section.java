package levante.web.page.frame;

import levante.web.language.Say;

/** The parts of the dashboard, in the order of the navigation. */
public enum Section {
  OVERVIEW("Overview", "/"),
  CATALOGUE("Catalogue", "/catalogue"),
  INFRASTRUCTURES("Infrastructures", "/infrastructures"),
  ELASTICITY("Elasticity", "/elasticity"),
  SERVICES("Services", "/services"),
  BUCKETS("Buckets", "/buckets"),
  CLOUDS("Clouds", "/clouds"),

  /** For admins only. */
  ADMIN("Admin", "/admin/users");

  private final String title;
  private final String path;

  Section(String title, String path) {
    this.title = title;
    this.path = path;
  }

  /** As the navigation writes it. */
  public String title() {
    return Say.of(title);
  }

  /** Where it is. */
  public String path() {
    return path;
  }
}
