package io.montty.runtime.config;

import io.montty.api.CheckGroup.Mode;
import io.montty.api.Default;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hold one group of {@code checks.yaml}.
 *
 * @param id the group's id, unlike every check's
 * @param title its title; null for its id
 * @param mode how the members follow each other
 * @param tags its tags
 * @param filters ids of checks that must be OKAY before any member runs
 * @param members ids of checks and groups
 * @param when the hosts that it concerns
 */
public record GroupSettings(
        @Id String id,
        @Nullable @Title String title,
        @Default("all") Mode mode,
        @Default("[]") Set<@Tag String> tags,
        @Default("[]") List<@NotBlank String> filters,
        @Default("[]") @NotEmpty List<@NotBlank String> members,
        @Valid When when) {}
