package io.skep.provision.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skep.plans.failure.UserError;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import io.skep.provision.archive.ImageArchive;
import io.skep.provision.fake.FakeWorld;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreloadImagesTest {

    @TempDir
    Path folder;

    private final PlayedEngine engine = PlayedEngine.runs("20.10.24");
    private String id = "";
    private String there = "";

    @BeforeEach
    void an_archive_and_an_engine_that_loads_it() throws Exception {
        id = SmallArchive.write(folder.resolve("web.tar"), "web:1", "hello");
        there = "/var/lib/skep/archives/" + id.substring(7, 19) + ".tar";
        engine.host.answers(PresentImages.COMMAND, 0, "sha256:0 other:1\n");
        engine.host.answers("docker load", () -> {
            engine.host.answers(PresentImages.COMMAND, 0, "sha256:0 other:1\n" + id + " web:1\n");
            return new Output(0, "Loaded image: web:1\n", "");
        });
    }

    @Test
    void an_archive_is_copied_loaded_and_removed() throws Exception {
        FakeWorld world = preload("web.tar");

        assertThat(engine.host.changes())
                .containsExactly(
                        "write " + there + " 0600",
                        "detached act-1-" + id.substring(7, 19) + ": sh -c 'docker load -q -i " + there
                                + "; status=$?; rm -f " + there + "; exit $status'");
        assertThat(world.said()).containsExactly("copying web.tar, 1 MB", "loading web.tar");
    }

    @Test
    void one_whose_images_are_there_is_not_copied() throws Exception {
        engine.host.answers(PresentImages.COMMAND, 0, id + " web:1\n");

        FakeWorld world = preload("web.tar");

        assertThat(engine.host.changes()).isEmpty();
        assertThat(world.said()).isEmpty();
    }

    @Test
    void what_the_engine_says_when_it_cannot_is_told_with_host_and_file() {
        engine.host.answers("docker load", 1, "write /layer.tar: no space left on device\n");

        assertThatThrownBy(() -> preload("web.tar"))
                .isInstanceOfSatisfying(
                        RemoteException.class,
                        failed -> assertThat(failed.retryable()).isFalse())
                .hasMessage("alpha: cannot load " + folder.resolve("web.tar")
                        + ": write /layer.tar: no space left on device");
    }

    @Test
    void a_file_that_is_missing_is_named() {
        assertThatThrownBy(() -> preload("gone.tar"))
                .isInstanceOf(UserError.class)
                .hasMessage("alpha: cannot preload " + folder.resolve("gone.tar") + ": there is no such file");
    }

    @Test
    void an_image_counts_only_under_every_one_of_its_tags_and_with_its_content() {
        ImageArchive archive = new ImageArchive(List.of(new ImageArchive.Image(List.of("a:1", "a:2"), "sha256:1")));

        assertThat(PresentImages.parse("sha256:1 a:1\nsha256:1 a:2\n", false).all(archive))
                .isTrue();
        assertThat(PresentImages.parse("sha256:1 a:1\n", false).all(archive)).isFalse();
        assertThat(PresentImages.parse("sha256:1 a:1\nsha256:2 a:2\n", false).all(archive))
                .isFalse();
        assertThat(PresentImages.parse("sha256:1 <none>:<none>\n", false).all(archive))
                .isFalse();
    }

    @Test
    void in_containerds_store_images_have_other_ids_and_their_tags_must_do() {
        ImageArchive archive = new ImageArchive(List.of(new ImageArchive.Image(List.of("a:1"), "sha256:1")));

        assertThat(PresentImages.parse("sha256:9 a:1\n", true).all(archive)).isTrue();
        assertThat(PresentImages.parse("sha256:9 b:1\n", true).all(archive)).isFalse();
    }

    private FakeWorld preload(String archive) throws Exception {
        FakeWorld world = new FakeWorld(folder).host("alpha", engine.host);
        Entries spec = Entries.of(Map.of("preload", Values.texts(List.of(archive))));
        new PreloadImages(Address.of("engine", "alpha"), spec).run(world);
        return world;
    }
}
