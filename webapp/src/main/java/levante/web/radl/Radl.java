package levante.web.radl;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A document: what machines are like, how many there shall be, and what is to be run on them.
 *
 * @param sections networks, systems, Ansible hosts and the description, in the order of the text
 * @param recipes what {@code configure} sections hold
 * @param contextualize which recipe is for which system; empty when the document does not say
 */
public record Radl(
    List<RadlSection> sections,
    List<Recipe> recipes,
    List<Deploy> deploys,
    Optional<Contextualize> contextualize) {
  /** Nothing at all. */
  public static final Radl EMPTY = new Radl(List.of(), List.of(), List.of(), Optional.empty());

  /**
   * A recipe.
   *
   * @param text an Ansible play; empty for none, and for a reference
   */
  public record Recipe(String id, boolean isReference, Optional<String> text) {
    public Recipe {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(text, "text");
    }
  }

  /** So many machines of a system more. */
  public record Deploy(String system, int machines, Optional<String> cloud) {
    public Deploy {
      Objects.requireNonNull(system, "system");
      Objects.requireNonNull(cloud, "cloud");
    }
  }

  /**
   * Which recipes run where.
   *
   * @param maxTime in seconds; 0 for none
   */
  public record Contextualize(int maxTime, List<Item> items) {
    /**
     * One recipe on one system.
     *
     * @param step 0 for none
     * @param tool empty for Ansible
     */
    public record Item(String system, String recipe, int step, Optional<String> tool) {}

    public Contextualize {
      items = List.copyOf(items);
    }
  }

  public Radl {
    sections = List.copyOf(sections);
    recipes = List.copyOf(recipes);
    deploys = List.copyOf(deploys);
    Objects.requireNonNull(contextualize, "contextualize");
  }

  /** The sections of a kind. */
  public List<RadlSection> of(RadlSection.Kind kind) {
    return sections.stream().filter(section -> section.kind() == kind).toList();
  }

  /** The system of that name. */
  public Optional<RadlSection> system(String id) {
    return of(RadlSection.Kind.SYSTEM).stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /** The network of that name. */
  public Optional<RadlSection> network(String id) {
    return of(RadlSection.Kind.NETWORK).stream().filter(one -> one.id().equals(id)).findFirst();
  }
}
