using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.ControlPlane.Wire;
using IamGateway.Identity.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.ControlPlane.Operations;

/// <summary>The way of a call whose caller is known: read the request → authorize → handle → commit. The same for programs and for pages.</summary>
/// <param name="scopes">Make the services of one call.</param>
/// <param name="authorizer">Decides and records.</param>
internal sealed class OperationPipeline(IServiceScopeFactory scopes, OperationAuthorizer authorizer) : IDisposable
{
    /// <summary>SQLite has one writer, and whoever waits for it there holds a thread: changes wait for one another here, where waiting costs nothing.</summary>
    private readonly SemaphoreSlim _writer = new(1);

    /// <summary>Does a call, or nothing at all.</summary>
    /// <param name="http">The request it came with.</param>
    /// <param name="caller">Who calls.</param>
    /// <param name="call">What is called.</param>
    /// <param name="record">Takes what the record of the call needs.</param>
    /// <exception cref="ApiException">It was refused. Nothing is changed.</exception>
    public async Task<object> InvokeAsync(HttpContext http, Caller caller, WireCall call, CallRecord record, CancellationToken cancellationToken)
    {
        var operation = call.Operation;
        var request = operation.Read(call.Input);
        SessionLimits.Require(caller, operation.Descriptor);
        var context = new OperationContext(http, operation.Descriptor, caller, record);
        if (operation.Descriptor is not { ChangesStore: true, BeginsLate: false })
            return await DoAsync(context, operation, request, cancellationToken);

        await _writer.WaitAsync(cancellationToken);
        try
        {
            return await DoAsync(context, operation, request, cancellationToken);
        }
        finally
        {
            _writer.Release();
        }
    }

    public void Dispose() => _writer.Dispose();

    private async Task<object> DoAsync(OperationContext context, OperationBinding operation, object request, CancellationToken cancellationToken)
    {
        await using var services = scopes.CreateAsyncScope();
        services.ServiceProvider.GetRequiredService<CurrentCall>().Context = context;
        var scope = services.ServiceProvider.GetRequiredService<Scope>();

        // A change is decided on and made in one transaction, so that no decision outlives what it was made on.
        if (operation.Descriptor is { ChangesStore: true, BeginsLate: false })
            await scope.Db.Database.BeginTransactionAsync(cancellationToken);

        if (operation.Descriptor.Admission is Admission.Permitted or Admission.NotDenied)
            await authorizer.RequireAsync(context, await operation.AccessAsync(request, scope, cancellationToken));
        var response = await operation.HandleAsync(services.ServiceProvider, request, cancellationToken);
        if (operation.Descriptor is { ChangesStore: true, BeginsLate: true })
            await AuthorizeAgainAsync(context, operation, request, scope.Db, cancellationToken);
        if (operation.Descriptor.ChangesStore)
            await CommitAsync(scope.Db, cancellationToken);
        return response;
    }

    /// <summary>A change that begins late was decided on before its transaction, and may have waited long since. It is decided on again by what is true in it, read past what the handler has changed.</summary>
    private async Task AuthorizeAgainAsync(OperationContext context, OperationBinding operation, object request, IdentityDb changing, CancellationToken cancellationToken)
    {
        if (changing.Database.CurrentTransaction is null)
            await changing.Database.BeginTransactionAsync(cancellationToken);
        await using var services = scopes.CreateAsyncScope();
        services.ServiceProvider.GetRequiredService<CurrentCall>().Context = context;
        await authorizer.RequireAsync(context, await operation.AccessAsync(request, services.ServiceProvider.GetRequiredService<Scope>(), cancellationToken));
    }

    private static async Task CommitAsync(IdentityDb db, CancellationToken cancellationToken)
    {
        try
        {
            await db.CommitAsync(cancellationToken);
        }
        catch (EntityExistsException taken)
        {
            throw new ApiException(ErrorCode.EntityAlreadyExists, taken.Message);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new ApiException(ErrorCode.ConcurrentModification, "The request was rejected because multiple requests to change this object were submitted simultaneously.");
        }
    }
}
