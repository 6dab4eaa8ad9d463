package levante.web.page.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PagingTest {
  @Test
  void aPageThatThereIsNotIsTheOneNextToIt() {
    assertThat(Paging.of(9, 25, 51)).isEqualTo(new Paging(3, 25, 51));
    assertThat(Paging.of(-1, 25, 51).number()).isEqualTo(1);
    assertThat(Paging.of(2, 25, 0)).isEqualTo(new Paging(1, 25, 0));
  }

  @Test
  void whatIsOnItIsSaid() {
    assertThat(new Paging(3, 25, 51).count(1)).isEqualTo("51 to 51 of 51");
    assertThat(new Paging(1, 25, 50).pages()).isEqualTo(2);
    assertThat(new Paging(1, 25, 0).count(0)).isEqualTo("None");
  }
}
