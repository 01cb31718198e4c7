package io.consentgate.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is signed in at the back office, for how long, and whose forms it takes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SessionTest {
  private TestAuthority authority;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    authority = new TestAuthority(TestAuthority.options(folder.resolve("authority")));
  }

  @AfterAll
  void end() {
    authority.close();
  }

  @Test
  void signIn_link_worksOnceAndOnlyByPost() throws Exception {
    URI link = authority.program.signInLink();

    HttpResponse<String> shown = authority.get("/sign-in?" + link.getQuery());
    HttpResponse<String> shownAgain = authority.get("/sign-in?" + link.getQuery());
    HttpResponse<String> first = Office.exchange(authority, link);
    HttpResponse<String> second = Office.exchange(authority, link);

    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(shownAgain.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(first.headers().firstValue("Set-Cookie").orElse(""))
        .contains("SameSite=Strict")
        .containsIgnoringCase("HttpOnly")
        .contains("Max-Age=28800");
    assertThat(second.statusCode()).isEqualTo(401);
    assertThat(second.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void signIn_linkOlderThan15Minutes_isRefused() throws Exception {
    URI link = authority.program.signInLink();
    authority.passes(Duration.ofMinutes(15));

    assertThat(Office.exchange(authority, link).statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("CN-14: who has signed out is out, whoever has a copy of the cookie too")
  void signOut_button_takesTheCookieAwayAndEndsThatSessionOnly() throws Exception {
    Office one = Office.signIn(authority);
    Office other = Office.signIn(authority);
    assertThat(one.open("/tickets").statusCode()).isEqualTo(200);

    HttpResponse<String> answer = one.submit("/sign-out", Map.of());

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).contains("Max-Age=0");
    HttpResponse<String> again = one.open("/tickets");
    assertThat(again.statusCode()).isEqualTo(303);
    assertThat(again.headers().firstValue("Location")).contains("/sign-in");
    assertThat(other.open("/tickets").statusCode()).isEqualTo(200);
  }

  @Test
  void open_eightHoursAfterSigningIn_leadsToSigningIn() throws Exception {
    Office office = Office.signIn(authority);
    authority.passes(Duration.ofHours(8).minusMinutes(1));
    assertThat(office.open("/tickets").statusCode()).isEqualTo(200);

    authority.passes(Duration.ofMinutes(1));

    assertThat(office.open("/tickets").statusCode()).isEqualTo(303);
  }

  /** What is on this machine, and what says nothing, the framework by itself lets through. */
  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:1", ""})
  void post_fromAnotherSite_isRefusedAndSaysWhatToDo(String origin) throws Exception {
    HttpResponse<String> answer = post(origin);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).startsWith("This form was not sent from this site.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "null"})
  void post_fromFarAway_isRefusedByTheFrameworkToo(String origin) throws Exception {
    assertThat(post(origin).statusCode()).isEqualTo(403);
  }

  private HttpResponse<String> post(String origin) throws Exception {
    HttpRequest.Builder request =
        authority
            .request("/tickets")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Cookie", Office.signIn(authority).cookie());
    if (!origin.isEmpty()) {
      request.header("Origin", origin);
    }
    return authority.send(request.POST(BodyPublishers.ofString("count=1")).build());
  }
}
