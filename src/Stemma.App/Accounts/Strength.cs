using Microsoft.AspNetCore.Identity;

namespace Stemma.App.Accounts;

/// <summary>
/// Which passwords are taken: 12 to 256 letters that are not soon guessed, as zxcvbn (Wheeler, USENIX Security 2016) reckons with its lists of common passwords, names and words.
/// Only the first letters are reckoned with: what is strong there is strong in whole, and a long password costs no more time.
/// </summary>
internal sealed class Strength : IPasswordValidator<Member>
{
    /// <summary>The fewest and the most letters.</summary>
    public const int Least = 12, Most = 256;

    private const int Judged = 64, Enough = 3; // of zxcvbn's 0 to 4: more than 10^8 guesses

    public Task<IdentityResult> ValidateAsync(UserManager<Member> manager, Member user, string? password) =>
        Task.FromResult(Wrong(password ?? "", user.Account.Person.Name, user.Account.Person.Mail) is { } wrong ? IdentityResult.Failed(new IdentityError { Code = "Password", Description = wrong }) : IdentityResult.Success);

    /// <summary>What is wrong with a password, for people; null where it is taken.</summary>
    /// <param name="password">The password.</param>
    /// <param name="known">What a guesser knows: names, addresses.</param>
    public static string? Wrong(string password, params IEnumerable<string> known)
    {
        if (password.Length < Least) return $"A password takes {Least} letters at least; a few words in a row are easy to remember.";
        if (password.Length > Most) return $"A password takes {Most} letters at most.";
        var judged = Zxcvbn.Core.EvaluatePassword(password[..Math.Min(password.Length, Judged)], [.. known.Where(k => k.Length > 0), "stemma"]);
        if (judged.Score >= Enough) return null;
        string[] advice = [judged.Feedback.Warning ?? "", .. judged.Feedback.Suggestions];
        return string.Join(' ', advice.Where(a => a.Length > 0).Select(a => a.TrimEnd('.') + ".").Prepend("This password is soon guessed."));
    }
}
