using System.Text;

namespace Stemma.App.Accounts;

/// <summary>Names and mail addresses of accounts: which are taken, and as what they are looked for.</summary>
internal static class Naming
{
    private const int MostOfName = 40, MostOfMail = 254;

    private static readonly string[] Ours = ["editor", "admin", "moderator", "reader", "stemma"]; // what the site calls people by itself

    /// <summary>As what a name or an address is looked for: letters that look the same, and great and small ones, are the same.</summary>
    public static string Key(string said) => said.Trim().Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    /// <summary>What is wrong with a name, or null.</summary>
    public static string? WrongName(string name)
    {
        if (name.Length is < 2 or > MostOfName) return $"A name takes 2 to {MostOfName} letters.";
        if (!name.All(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '.' or '\'' or '_' || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark) || !char.IsLetter(name[0]))
            return "A name takes letters, digits, spaces, and - . ' _, and begins with a letter.";
        return Ours.Contains(Key(name)) ? "The site uses this name itself: choose another." : null;
    }

    /// <summary>What is wrong with an address, or null.</summary>
    public static string? WrongMail(string mail) =>
        mail.Length <= MostOfMail && mail.IndexOf('@') is > 0 and var at && at == mail.LastIndexOf('@') && at < mail.Length - 3 && mail.IndexOf('.', at) > at + 1 && !mail.EndsWith('.') && !mail.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or ',' or '"')
            ? null : "This is no mail address: write one like mira@example.org.";
}
