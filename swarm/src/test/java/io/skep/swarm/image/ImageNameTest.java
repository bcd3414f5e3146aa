package io.skep.swarm.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageNameTest {

    @ParameterizedTest
    @CsvSource({
        "redis, https://index.docker.io/v1/",
        "library/redis:7, https://index.docker.io/v1/",
        "docker.io/library/redis, https://index.docker.io/v1/",
        "registry.shop/web:2, registry.shop",
        "10.0.0.1:5000/web, 10.0.0.1:5000",
        "localhost/web, localhost"
    })
    void the_login_of_a_registry_is_kept_under_its_server(String image, String server) {
        assertThat(new ImageName(image).server()).isEqualTo(server);
    }

    @Test
    void a_digest_takes_the_place_of_another() {
        ImageName image = new ImageName("registry.shop:5000/web:2@sha256:aa");

        assertThat(image.exact()).isTrue();
        assertThat(image.bare().text()).isEqualTo("registry.shop:5000/web:2");
        assertThat(image.with("sha256:bb").text()).isEqualTo("registry.shop:5000/web:2@sha256:bb");
        assertThat(image.bare().exact()).isFalse();
    }

    @Test
    void an_engine_is_asked_for_the_whole_name() {
        assertThat(new ImageName("registry.shop:5000/web:2").distribution().path())
                .isEqualTo("/distribution/registry.shop%3A5000/web%3A2/json");
    }
}
