package levante.web;

/** The version of this build. */
public final class LevanteVersion {
  /** As in the root pom; the build puts it into the package's manifest. */
  public static final String CURRENT = read();

  private LevanteVersion() {}

  private static String read() {
    String version = LevanteVersion.class.getPackage().getImplementationVersion();
    return version == null ? "0.1.0-SNAPSHOT" : version;
  }
}
