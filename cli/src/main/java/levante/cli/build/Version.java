package levante.cli.build;

import java.util.Optional;

/** The version that the build wrote into the jar. */
public final class Version {
  private Version() {}

  /** Such as {@code 0.1.0}; {@code 0.0.0} when the classes do not come from a jar. */
  public static String ofBuild() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("0.0.0");
  }
}
