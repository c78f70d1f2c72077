package io.montty.deployer.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AllowedSignersTest {

    private static final PublicKey KEY = MadeUpKeys.key(1);
    private static final PublicKey OTHER = MadeUpKeys.key(2);
    private static final String LINE = "web1 namespaces=\"montty-report\" " + KEY + "\n";
    private static final String OTHERS =
            "# web1 " + OTHER + "\n\nweb10 " + OTHER + "\nweb1,web2 " + OTHER + "\nweb* " + OTHER;

    @Test
    void addsALineOnce() {
        AllowedSigners with = new AllowedSigners(OTHERS).with("web1", KEY);

        assertThat(with.text()).isEqualTo(OTHERS + "\n" + LINE);
        assertThat(with.with("web1", KEY)).isEqualTo(with);
        assertThat(with.without("web").text()).isEqualTo(with.text());
    }

    @Test
    void letsOneKeySignAlone() {
        String byHand = "web1 valid-before=\"20990101\" " + OTHER + " old\n";

        assertThat(new AllowedSigners(byHand + LINE).with("web1", KEY).text()).isEqualTo(LINE);
        assertThat(new AllowedSigners(LINE).with("web1", OTHER).text())
                .contains(OTHER.blob())
                .doesNotContain(KEY.blob());
    }

    @Test
    void takesOutEveryLineOfAHostWhateverItsOptions() {
        String gone = LINE + "web1 " + OTHER + "\n\t\"web1\" cert-authority,namespaces=\"a b\" " + KEY
                + " by hand\nweb1\tnamespaces=\"file\" " + KEY + "\n";

        assertThat(new AllowedSigners(gone + OTHERS).without("web1").text()).isEqualTo(OTHERS);
    }

    @Test
    void findsAnotherKey() {
        AllowedSigners signers = new AllowedSigners("# ours\n" + LINE);

        assertThat(signers.otherKey("web1", Optional.of(OTHER))).isEqualTo(2);
        assertThat(signers.otherKey("web1", Optional.empty())).isEqualTo(2);
        assertThat(signers.otherKey("web1", Optional.of(KEY))).isZero();
        assertThat(signers.otherKey("web2", Optional.of(OTHER))).isZero();
    }
}
