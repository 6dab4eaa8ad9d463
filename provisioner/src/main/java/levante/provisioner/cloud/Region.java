package levante.provisioner.cloud;

/** A part of a cloud with its own sizes, prices and quota. */
public record Region(String name) implements Comparable<Region> {
  public Region {
    if (name.isBlank()) {
      throw new IllegalStateException("a region needs a name");
    }
  }

  @Override
  public int compareTo(Region other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
