package io.skep.plans.state.store.remote;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/**
 * Sends requests over HTTP, follows no redirection and gives up after a while. Safe for any thread; its threads end with it or with the
 * process.
 */
public final class Web {
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(TO_CONNECT)
            .build();
    private final Duration patience;

    /** With a time limit for each answer. */
    public Web(Duration patience) {
        this.patience = patience;
    }

    /** Whether a later try may have another answer than this status. */
    public static boolean passing(int status) {
        return status >= 500 || status == 408 || status == 425 || status == 429;
    }

    /** The answer to a request, whatever its status. An IOException leaves open whether it was acted upon. */
    public HttpResponse<byte[]> answer(String method, URI address, Map<String, String> headers, byte[] body)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .method(
                        method,
                        body.length == 0 && !method.equals("PUT") && !method.equals("POST")
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException never) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", never);
        }
    }
}
