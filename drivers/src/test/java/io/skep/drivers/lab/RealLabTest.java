package io.skep.drivers.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.skep.drivers.Driver;
import io.skep.drivers.DriverContract;
import io.skep.drivers.HostTag;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/** The lab driver keeps the contract on a real engine. */
@Tag("lab")
class RealLabTest extends DriverContract {

    private final Docker docker = new DockerProcess();

    @Override
    protected Driver driver() {
        return new LabDriver(docker);
    }

    @Override
    protected Driver dyingAfter(int acts) {
        return new LabDriver(new DyingDocker(docker, acts));
    }

    @Override
    protected int objects() throws Exception {
        return ours().toList().size();
    }

    private Stream<String> ours() throws Exception {
        String label = "label=io.skep.topology=" + topology;
        String containers = docker.need(DockerCommand.of("ps", "--all", "--quiet", "--filter", label));
        String networks = docker.need(DockerCommand.of("network", "ls", "--quiet", "--filter", label));
        return Stream.concat(containers.lines(), networks.lines());
    }

    @Override
    protected Object foreign(HostTag tag) throws Exception {
        String image = new HostImage(docker)
                .ensure(LabSettings.of(sites().site(settings()).settings()), sites().site(settings()));
        docker.need(DockerCommand.of("create", "--name", Containers.nameFor(tag), image, "/bin/true"));
        return foreignNow(tag);
    }

    @Override
    protected Object foreignNow(HostTag tag) throws Exception {
        return docker.need(DockerCommand.of("inspect", Containers.nameFor(tag)));
    }

    @AfterEach
    void leave_nothing() throws Exception {
        docker.run(DockerCommand.of("rm", "--force", "--volumes", topology + "-alpha", topology + "-beta"));
        docker.run(DockerCommand.of("network", "rm", "skep-" + topology));
        assertThat(ours()).isEmpty();
    }
}
