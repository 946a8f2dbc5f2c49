using Microsoft.AspNetCore.Identity;

namespace Stemma.App.Accounts;

/// <summary>
/// Which passwords are taken: 12 to 256 characters that are not soon guessed, as zxcvbn (Wheeler, USENIX Security 2016) reckons with its lists of common passwords, names and words.
/// Only the first letters are reckoned with: what is strong there is strong in whole, and a long password costs no more time.
/// </summary>
internal sealed class Strength : IPasswordValidator<Member>
{
    /// <summary>The fewest and the most characters.</summary>
    public const int Least = 12, Most = 256;

    private const int Judged = 64, Enough = 3; // of zxcvbn's 0 to 4

    // What zxcvbn finds in a password, in plain words.
    private static readonly Dictionary<string, string> Weaknesses = new(StringComparer.Ordinal)
    {
        ["dictionary"] = "common words, names or passwords",
        ["spatial"] = "neighbouring keys",
        ["repeat"] = "repeated letters",
        ["sequence"] = "letters or digits in their order",
        ["digits"] = "rows of digits",
        ["year"] = "a year",
        ["date"] = "a date",
    };

    public Task<IdentityResult> ValidateAsync(UserManager<Member> manager, Member user, string? password) =>
        Task.FromResult(Wrong(password ?? "", user.Account.Person.Name, user.Account.Person.Mail) is { } wrong ? IdentityResult.Failed(new IdentityError { Code = "Password", Description = wrong }) : IdentityResult.Success);

    /// <summary>What is wrong with a password, for people; null where it is taken.</summary>
    /// <param name="password">The password.</param>
    /// <param name="known">What a guesser knows: names, addresses.</param>
    public static string? Wrong(string password, params IEnumerable<string> known)
    {
        if (password.Length < Least) return $"A password takes {Least} characters at least; a few words in a row are easy to remember.";
        if (password.Length > Most) return $"A password takes {Most} characters at most.";
        var judged = Zxcvbn.Zxcvbn.MatchPassword(password[..Math.Min(password.Length, Judged)], [.. known.SelectMany(static k => k.Split([' ', '@', '.', '-', '_', '\''], StringSplitOptions.RemoveEmptyEntries)), "stemma"]);
        if (judged.Score >= Enough) return null;
        var weak = judged.MatchSequence.Select(m => Weaknesses.GetValueOrDefault(m.Pattern ?? "")).OfType<string>().Distinct().ToList();
        return $"This password is easy to guess{(weak.Count == 0 ? "" : $": it contains {string.Join(", ", weak)}")}. Add a word or two that do not belong together.";
    }
}
