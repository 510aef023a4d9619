namespace ReactorGen.Language.Tests.Random;

/// <summary>Exceptions and resources.</summary>
internal sealed partial class StatementWriter
{
    private void TryFinally(Jumps jumps)
    {
        Line("try");
        Body(jumps & ~Jumps.Rethrow);
        Finally();
    }

    private void TryCatch(Jumps jumps)
    {
        Line("try");
        Body(jumps & ~Jumps.Rethrow, random.Next(2) == 0 ? $"if ({expressions.Bool()}) throw new Boom(\"{expressions.Tag()}\");" : "");
        if (random.Next(3) == 0)
        {
            Line($"catch (Boom) when ({expressions.WithoutSuspension(() => expressions.Bool(1))})");
            Handler(jumps | Jumps.Rethrow);
        }

        var name = $"x{_names++}";
        Line(random.Next(3) switch
        {
            0 => $"catch (Boom {name})",
            1 => $"catch (Exception {name}) when ({name} is not RunawayException)",
            _ => $"catch (Exception {name}) when ({name} is not RunawayException && {expressions.WithoutSuspension(() => expressions.Bool(1))})",
        });
        Handler(jumps | Jumps.Rethrow, $"t.Log({name});");
        if (random.Next(3) == 0) Finally();
    }

    private void Finally()
    {
        Line("finally");
        // No jump leaves a finally.
        List<(string, string)> outside = [.. _gotos];
        _gotos.Clear();
        Handler(Jumps.None);
        _gotos.AddRange(outside);
    }

    private void Handler(Jumps jumps, string first = "") => Body(jumps, $"t.Log(\"{expressions.Tag()}\");{first}");

    private void Using(Jumps jumps)
    {
        var (tag, name) = (expressions.Tag(), Unscoped('r'));
        Line($"using ({random.Next(7) switch
        {
            0 => $"t.OpenStruct(\"{tag}\")",
            1 => $"var {name} = t.OpenStruct(\"{tag}\")",
            2 => $"{expressions.Bool()} ? t.Open(\"{tag}\") : null",
            3 => $"Resource {name} = t.Open(\"{tag}\"), {Unscoped('r')} = new Resource(t, \"second\")",
            4 => $"new Resource(t, \"{tag}\") {{ FailsOnDispose = {expressions.Bool()} }}",
            5 when expressions.MaySuspend => $"var {name} = Pause(t.Open(\"{tag}\"))",
            _ => $"t.Open(\"{tag}\")",
        }})");
        Body(jumps);
    }
}
